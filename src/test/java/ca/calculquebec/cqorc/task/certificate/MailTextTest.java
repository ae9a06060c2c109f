package ca.calculquebec.cqorc.task.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailTextTest {
  @TempDir Path folder;

  private MailText read(String replyTo) throws Exception {
    Path file = folder.resolve("letter.yml");
    Files.writeString(file, "replyto: " + replyTo + "\nsubject: s\nmessage: m\n");
    return MailText.read(file, "letter.yml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r@ecole.example",
        "Calcul Québec <r@ecole.example>",
        "r@ecole.example, s@ecole.example"
      })
  void answers_go_where_the_template_says(String replyTo) throws Exception {
    assertEquals(Optional.of(replyTo), read("'" + replyTo + "'").replyTo());
  }

  @Test
  void none_is_none() throws Exception {
    assertEquals(Optional.empty(), read("''").replyTo());
    assertEquals(Optional.empty(), read("").replyTo());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "\"a@b.example\\r\\nBcc: x@y.example\"", "a@b.example c"})
  void what_is_no_address_is_told_with_file_and_key_before_anything_is_sent(String replyTo) {
    InputException refusal = assertThrows(InputException.class, () -> read(replyTo));
    assertEquals("letter.yml, replyto", refusal.origin().orElseThrow().text());
  }

  private MailText.MailWords words(String message, String name) throws Exception {
    Path file = folder.resolve("letter.yml");
    Files.writeString(file, "subject: s\nmessage: |-\n  " + message.replace("\n", "\n  ") + "\n");
    return MailText.read(file, "letter.yml").words(Map.of("first_name", name, "date", "4 mai"));
  }

  @Test
  void a_message_without_tags_is_text_only_whatever_people_are_called() throws Exception {
    MailText.MailWords words =
        words("Bonjour {first_name},\na < b <r@ecole.example>", "<b>Zoé</b>");
    assertEquals("Bonjour <b>Zoé</b>,\na < b <r@ecole.example>", words.message());
    assertEquals(Optional.empty(), words.html());
  }

  @Test
  void a_name_is_text_in_a_page_too() throws Exception {
    MailText.MailWords words =
        words("<b>Bonjour</b> {first_name.upper()}", "<img src=x onerror=\"a('b')\"> & <b>");
    assertEquals("Bonjour <IMG SRC=X ONERROR=\"A('B')\"> & <B>", words.message());
    String html = words.html().orElseThrow();
    assertTrue(
        html.contains(
            "<b>Bonjour</b> &lt;IMG SRC=X ONERROR=&quot;A(&#39;B&#39;)&quot;&gt; &amp; &lt;B&gt;"),
        html);
  }

  @Test
  void a_value_within_a_tag_does_not_leave_it() throws Exception {
    MailText.MailWords words =
        words("<a href=\"https://x.example/{first_name}\">ici</a>", "\"><b>");
    assertTrue(words.html().orElseThrow().contains("/&quot;&gt;&lt;b&gt;\">ici</a>"));
    assertEquals("ici (https://x.example/\"><b>)", words.message());
  }

  @Test
  void the_text_says_what_the_page_says() throws Exception {
    MailText.MailWords words =
        words(
            "<p>Bonjour {first_name},</p>\n<p>Merci&nbsp;! Le <i>{date}</i><br>à l'&eacute;cole</p>"
                + "<ul><li>un</li><li><a href='mailto:a@b.example'>a@b.example</a></li></ul>",
            "Zoé");
    assertEquals(
        "Bonjour Zoé,\n\nMerci\u00a0! Le 4 mai\nà l'école\n\n- un\n\n- a@b.example",
        words.message());
  }

  @Test
  void lines_of_a_template_stay_lines_when_its_tags_make_none() throws Exception {
    MailText.MailWords words = words("Bonjour <b>{first_name}</b>,\n\nmerci.", "Zoé");
    assertEquals("Bonjour Zoé,\n\nmerci.", words.message());
    assertTrue(words.html().orElseThrow().contains("<b>Zoé</b>,<br>\n<br>\nmerci."));
  }

  @Test
  void a_letter_of_a_size_that_none_has_is_not_read() throws Exception {
    Path file = folder.resolve("letter.yml");
    Files.writeString(file, "message: " + "x".repeat(3_000_000));
    InputException refusal =
        assertThrows(InputException.class, () -> MailText.read(file, "letter.yml"));
    assertTrue(refusal.getMessage().contains("larger than 2 MB"), refusal.getMessage());
  }
}
