package ca.calculquebec.cqorc.task.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlReductionTest {
  @Test
  void attributes_divisions_and_white_space_do_not_matter() {
    assertEquals(
        HtmlReduction.reduce("<p>Été  à\nMontréal</p><ul><li>a</li></ul>"),
        HtmlReduction.reduce(
            "<div style=\"x\"><p class=\"y\"> &Eacute;t&eacute;&nbsp;à Montr&#233;al </p>\n"
                + "<ul>\n <li>a</li>\n</ul></div><p></p>"));
  }

  @Test
  void words_emphasis_and_addresses_matter() {
    assertNotEquals(HtmlReduction.reduce("<p>a b</p>"), HtmlReduction.reduce("<p>ab</p>"));
    assertNotEquals(HtmlReduction.reduce("<p>a</p>"), HtmlReduction.reduce("<p><em>a</em></p>"));
    assertNotEquals(
        HtmlReduction.reduce("<a href=\"https://x\">a</a>"),
        HtmlReduction.reduce("<a href=\"https://y\">a</a>"));
    assertEquals(
        HtmlReduction.reduce("<a href=\"https://x\" target=\"_blank\" rel=\"nofollow\">a</a>"),
        HtmlReduction.reduce("<a href=\"https://x\">a</a>"));
  }

  @Test
  void escaped_markup_is_text_and_no_markup() {
    assertNotEquals(HtmlReduction.reduce("&lt;p&gt;a&lt;/p&gt;"), HtmlReduction.reduce("<p>a</p>"));
  }

  @Test
  void a_line_break_parts_words() {
    assertEquals("<p>a b</p>", HtmlReduction.reduce("<p>a<br>b</p>"));
  }

  @Test
  void images_are_told_apart_by_what_they_show() {
    Map<String, Object> sent =
        Map.of("type", "image", "data", Map.of("image", Map.of("image_id", "5")));
    Map<String, Object> told =
        Map.of(
            "type",
            "image",
            "id",
            "9",
            "data",
            Map.of("image", Map.of("image_id", "5", "display_size", "large")));
    Map<String, Object> other =
        Map.of("type", "image", "data", Map.of("image", Map.of("image_id", "6")));
    assertEquals(HtmlReduction.reduce(List.of(sent)), HtmlReduction.reduce(List.of(told)));
    assertNotEquals(HtmlReduction.reduce(List.of(sent)), HtmlReduction.reduce(List.of(other)));
  }
}
