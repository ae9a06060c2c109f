package ca.calculquebec.cqorc.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final Origin ORIGIN =
      Origin.setting("config/config.cfg", 27, "slack", "message_debut_template");
  private static final Value ADDRESS = new Value.Unknown("new webinar's address");

  private static InputException refusal(String source) {
    return assertThrows(
        InputException.class,
        () -> Template.parse(source, ORIGIN).evaluate(TemplateNames.all()),
        source);
  }

  private static String withUnknown(String source) throws InputException {
    Map<String, Value> names = new HashMap<>(TemplateNames.all());
    names.put("address", ADDRESS);
    names.put("linked", new Value.Dict(Map.of("url", ADDRESS)));
    names.put("several", new Value.Items(List.of(Value.of("a"), ADDRESS)));
    return Template.parse(source, ORIGIN).evaluate(names);
  }

  private static boolean holdsWithUnknown(String source) throws InputException {
    return Condition.parse(source, ORIGIN).holds(Map.of("address", ADDRESS, "n", Value.of(1)));
  }

  @Test
  void letters_that_become_several_are_made_capitals_in_one_go() throws Exception {
    String letters = "\u0390".repeat(33_333);
    String capitals = Chars.upper(letters);
    assertEquals(99_999, capitals.length());
    assertEquals("\u0399\u0308\u0301", capitals.substring(0, 3));
    for (String text : List.of("straße \uFB01 \u01C6 \uD801\uDC28 \u0149 \u1F80 é", letters)) {
      assertEquals(text.toUpperCase(Locale.ROOT), Chars.upper(text));
    }
  }

  @Test
  void a_complaint_has_origin_column_and_text() {
    InputException refusal = refusal("{session.__class__}");

    assertEquals("column 10: \"__class__\" is not allowed", refusal.getMessage());
    assertEquals(ORIGIN, refusal.origin().orElseThrow());
  }

  @Test
  void a_complaint_about_a_later_line_counts_the_lines() {
    assertEquals(
        "line 3 of the value, column 4: \"nom\" is no name that can stand here",
        refusal("Bonjour\n\nà {nom}").getMessage());
  }

  @Test
  void columns_count_characters_and_not_halves_of_them() {
    assertTrue(refusal("🐍🐍{nom}").getMessage().startsWith("column 4: "));
  }

  @Test
  void an_unknown_name_suggests_the_nearest_and_lists_all() {
    InputException refusal = refusal("{course_cod}");

    assertEquals(
        "column 2: \"course_cod\" is no name that can stand here (did you mean \"course_code\"?)",
        refusal.getMessage());
    assertTrue(refusal.advice().contains("course_code, date, "), refusal.advice());
  }

  @Test
  void two_swapped_letters_are_nearer_than_another_short_name() {
    assertTrue(
        refusal("{titel}").getMessage().endsWith("(did you mean \"title\"?)"),
        refusal("{titel}").getMessage());
  }

  @Test
  void an_unknown_column_suggests_the_nearest() {
    assertEquals(
        "column 2: \"session['note']\": there is no such key (did you mean \"notes\"?)",
        refusal("{session['note']}").getMessage());
  }

  @Test
  void a_column_written_with_a_dot_is_told_how_to_be_written() {
    assertTrue(refusal("{session.notes}").advice().contains("session['notes']"));
  }

  @Test
  void a_mistyped_method_suggests_the_nearest() {
    assertEquals(
        "column 8: \"uper\" is not allowed (did you mean \"upper\"?)",
        refusal("{title.uper()}").getMessage());
  }

  @Test
  void a_complaint_says_what_kind_of_value_it_got() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("1", "a whole number");
    kinds.put("1.5", "a number");
    kinds.put("True", "a True or False");
    kinds.put("None", "None");
    kinds.put("date", "a date");
    kinds.put("start_time", "a time");
    kinds.put("words", "a list");
    kinds.put("(1, 2)", "a tuple");
    kinds.put("session", "a dictionary");
    kinds.forEach(
        (value, kind) -> {
          String message = refusal("{" + value + " in 'abc'}").getMessage();
          assertTrue(message.endsWith(": only a text can be in a text, not " + kind), message);
        });
    String message = refusal("{'a' + 1}").getMessage();
    assertTrue(message.contains("a text and a whole number"), message);
  }

  @Test
  void a_long_piece_is_quoted_shortly() {
    String message = refusal("{" + "x".repeat(5000) + "}").getMessage();

    assertTrue(message.contains("\"" + "x".repeat(40) + "…\""), message);
  }

  @Test
  void an_unknown_value_stands_in_parentheses() throws InputException {
    assertEquals("see (new webinar's address)!", withUnknown("see {address}!"));
    assertEquals("(new webinar's address)", withUnknown("{address:>50}"));
    assertEquals("(new webinar's address)", withUnknown("{address!r}"));
    assertEquals("(new webinar's address)", withUnknown("{linked['url']}"));
    assertEquals("{'url': (new webinar's address)}", withUnknown("{linked}"));
  }

  @Test
  void whatever_is_made_of_an_unknown_value_is_unknown() throws InputException {
    for (String source :
        List.of(
            "{urllib.parse.quote(address)}",
            "{'https://' + address}",
            "{address + 'x'}",
            "{address * 3}",
            "{-address}",
            "{not address}",
            "{address.upper()}",
            "{title.replace('a', address)}",
            "{address.year}",
            "{address[0]}",
            "{address[1:]}",
            "{title[address:]}",
            "{session[address]}",
            "{len(address)}",
            "{str(address)}",
            "{address == 'a'}",
            "{address is None}",
            "{'a' in address}",
            "{1 < address < 3}",
            "{address and 'x'}",
            "{address or 'x'}",
            "{'a' if address else 'b'}",
            "{', '.join(several)}",
            "{[address] == ['a']}",
            "{title:{address}}")) {
      assertEquals("(new webinar's address)", withUnknown(source), source);
    }
  }

  @Test
  void what_an_unknown_value_does_not_touch_is_known() throws InputException {
    assertEquals("x", withUnknown("{'x' or address}"));
    assertEquals("x", withUnknown("{'x' if yes else address}"));
    assertEquals("True", withUnknown("{'url' in linked}"));
    assertEquals("2", withUnknown("{len(several)}"));
    assertEquals("a", withUnknown("{several[0]}"));
    assertEquals("False", withUnknown("{2 < 1 < address}"));
  }

  @Test
  void a_condition_on_an_unknown_value_is_an_error() throws InputException {
    InputException refusal =
        assertThrows(InputException.class, () -> holdsWithUnknown("address == 'a' or n == 1"));

    assertEquals(
        "column 1: \"address == 'a' or n == 1\" depends on something that is not known yet: "
            + "new webinar's address",
        refusal.getMessage());
    assertTrue(holdsWithUnknown("n == 1 or address"));
    assertFalse(holdsWithUnknown("n == 2 and address"));
  }

  @Test
  void an_attack_on_an_unknown_value_is_refused_all_the_same() {
    assertThrows(InputException.class, () -> withUnknown("{address.__class__}"));
    assertThrows(InputException.class, () -> withUnknown("{address.format()}"));
  }

  @Test
  void the_names_of_a_template_are_known_before_it_is_evaluated() throws InputException {
    Template template =
        Template.parse("{title} {len(words)} {date:{width}} {session['x'] if yes else a}", ORIGIN);

    assertEquals(
        Set.of("title", "words", "date", "width", "session", "yes", "a"), template.names());
    assertEquals(
        Set.of("locale", "title"), Condition.parse("locale in ('fr',) and title", ORIGIN).names());
    assertEquals(Set.of(), Template.parse("no field", ORIGIN).names());
  }

  @Test
  void only_names_that_are_reached_must_exist() throws InputException {
    assertEquals("a", Template.parse("{'a' or zzz}", ORIGIN).evaluate(Map.of()));
  }

  @Test
  void a_secret_template_is_never_quoted() {
    for (String source : List.of("swordfish{", "{swordfish}", "{'swordfish'+1}", "{a:swordfish}")) {
      InputException refusal =
          assertThrows(
              InputException.class,
              () ->
                  Template.parseSecret(source, ORIGIN)
                      .evaluate(Map.of("a", Value.of("b"), "swordfisch", Value.of("c"))));
      assertFalse(refusal.getMessage().contains("swordfis"), refusal.getMessage());
      assertFalse(refusal.advice().contains("swordfis"), refusal.advice());
      assertTrue(refusal.getMessage().startsWith("column "), refusal.getMessage());
    }
  }

  @Test
  void half_a_character_in_a_name_never_gets_out() {
    assertThrows(
        InputException.class,
        () -> Template.parse("{a}", ORIGIN).evaluate(Map.of("a", Value.of("x\ud800"))));
  }

  @Test
  void a_template_does_not_change_by_being_evaluated() throws InputException {
    Template template = Template.parse("user{user_index+1:02d}", ORIGIN);

    assertEquals("user01", template.evaluate(Map.of("user_index", Value.of(0))));
    assertEquals("user100", template.evaluate(Map.of("user_index", Value.of(99))));
    assertEquals("user01", template.evaluate(Map.of("user_index", Value.of(0))));
  }
}
