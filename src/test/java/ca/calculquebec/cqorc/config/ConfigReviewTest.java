package ca.calculquebec.cqorc.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReviewTest {
  @TempDir private Path home;

  private Config config(String text) throws InputException {
    return new ConfigFixture(home).with("config/a.cfg", text).load();
  }

  @Test
  void secrets_are_known_by_their_names() {
    for (String secret :
        List.of(
            "client_secret",
            "api_key",
            "apikey",
            "bot_token",
            "password",
            "password_template",
            "Refresh_TOKEN")) {
      assertTrue(SecretKeys.isSecret(secret), secret);
    }
    for (String open : List.of("presence_threshold", "client_id", "key", "user", "timezone")) {
      assertFalse(SecretKeys.isSecret(open), open);
    }
  }

  @Test
  void the_listing_hides_secrets_and_what_took_them_in() throws InputException {
    Config config =
        config(
            """
            [DEFAULT]
            apikey = abc
            [a]
            client_secret = s3cret
            empty_password =
            url = https://example.org/?key=%(apikey)s
            repo_url = https://bot:hunter2@example.org/r.git
            plain = x
            """);
    List<String> shown =
        config.listing().stream().map(one -> one.key() + "=" + one.value()).toList();
    assertEquals(
        List.of(
            "client_secret=(hidden)",
            "empty_password=",
            "url=(hidden)",
            "repo_url=https://bot:(hidden)@example.org/r.git",
            "plain=x",
            "apikey=(hidden)"),
        shown);
    Setting secret = config.find("a", "client_secret").orElseThrow();
    assertEquals("(hidden)", secret.masked());
    assertFalse(secret.toString().contains("s3cret"));
  }

  @Test
  void the_redactor_gets_every_form_of_every_secret() throws InputException {
    Config config =
        config(
            """
            [a]
            half = one
            client_secret = %(half)stwo
            bot_token = 50%
            password = pass%%word
            empty_token =
            repo_url = https://bot:hunter2@example.org/r.git
            access = https://ghp_0123456789abcdefghij@example.org/r.git
            """);
    assertEquals(
        new TreeSet<>(
            Set.of(
                "%(half)stwo",
                "onetwo", "50%", "pass%%word", "pass%word", "hunter2", "ghp_0123456789abcdefghij")),
        new TreeSet<>(config.secretValues()));
  }

  @Test
  void an_earlier_files_secret_is_hidden_too() throws InputException {
    Config config =
        new ConfigFixture(home)
            .with("config/a.cfg", "[a]\napi_key = old-key\n")
            .with("secrets/b.cfg", "[a]\napi_key = new-key\n")
            .load();
    assertEquals(Set.of("old-key", "new-key"), Set.copyOf(config.secretValues()));
  }

  @Test
  void unknown_keys_are_named_with_what_they_may_mean() throws InputException {
    Config config =
        config(
            """
            [DEFAULT]
            base = https://example.org
            [global]
            timezon = America/Toronto
            title_template_fr = x
            [zooom]
            user = x
            [google.sheets]
            [slack]
            message_ebCourseLink_template_fr = x
            message_a_b_template = x
            bookmark_wiki_title = y
            host = h
            post_mortem_link = %(host)s/%(base)s
            [script.usernames]
            course_code_template = obsolete
            """);
    List<String> described = config.unknownKeys().stream().map(UnknownKey::describe).toList();
    assertEquals(
        List.of(
            "no command reads [global] timezon (did you mean \"timezone\"?)",
            "no command reads the section [zooom] (did you mean \"zoom\"?)",
            "no command reads [slack] message_a_b_template (did you mean"
                + " \"message_NAME_template\"?)"),
        described);
    UnknownKey first = config.unknownKeys().get(0);
    assertEquals("config/a.cfg", first.file());
    assertEquals(4, first.line());
  }

  @Test
  void the_list_of_known_keys_is_whole() {
    KnownKeys keys = KnownKeys.load();
    Set<String> seen = new TreeSet<>();
    for (KnownKey known : keys.all()) {
      assertTrue(seen.add(known.section() + " " + known.key()), known.key() + " stands twice");
      assertTrue(known.meaning().endsWith("."), known.meaning());
      assertFalse(known.readBy().isBlank(), known.key());
    }
    assertTrue(seen.size() > 70);
    assertTrue(
        keys.markdownTable("zoom")
            .contains(
                "| `client_secret` | required | zoom, attendance | The app's client secret. Secret. |"));
    assertTrue(
        keys.markdownTable("survey").contains("`survey_link_template`, `survey_link_template_fr`"));
    assertTrue(keys.markdown().startsWith("### `[global]`\n\n| key | default |"));
  }

  @Test
  void every_missing_and_every_malformed_key_is_named() throws InputException {
    Config config =
        config(
            """
            [global]
            timezone = America/Torronto
            [zoom]
            user = u@ecole.example
            client_id =
            reminder_type = x
            qa_enable = perhaps
            timezone = Zoom's own
            [script.presence]
            presence_threshold = much
            [google.calendar]
            calendar_id = c
            """);
    assertEquals(
        List.of(
            "[global] timezone is",
            "no [global] trainers_db",
            "no [zoom] account_id",
            "[zoom] client_id is",
            "no [zoom] client_secret",
            "[zoom] reminder_type is",
            "[zoom] qa_enable is",
            "[script.presence] presence_threshold is"),
        config.problems().stream()
            .map(
                problem ->
                    String.join(" ", problem.getMessage().split(" "))
                        .replaceFirst(" (is) .*", " $1"))
            .toList());
  }

  @Test
  void values_out_of_range_are_named_whatever_else_is_wrong() throws InputException {
    Config config =
        config(
            """
            [zoom]
            approval_type = 3
            contact_email = %(nobody)s
            [safety]
            max_people = -1
            [script.presence]
            presence_threshold = 1.1
            presence_reference = mode
            [slack]
            message_a_offset_now = soon
            message_b_offset_end = late
            [email]
            port = 65536
            [google.calendar]
            post_mortem_minutes = 30
            """);
    List<String> told =
        config.problems().stream()
            .map(InputException::getMessage)
            .filter(text -> !text.startsWith("no ["))
            .toList();
    assertEquals(
        List.of(
            "[zoom] contact_email refers to %(nobody)s, but there is no such key in [zoom] or"
                + " [DEFAULT]",
            "[safety] max_people is \"-1\": a whole number not below 0 is expected",
            "[zoom] approval_type is \"3\": a whole number from 0 to 2 is expected",
            "[slack] message_b_offset_end is \"late\": a whole number is expected",
            "[slack] message_a_offset_now is \"soon\": a whole number is expected",
            "[script.presence] presence_threshold is \"1.1\": a number from 0 to 1 is expected",
            "[script.presence] presence_reference is \"mode\": mean, median or scheduled is"
                + " expected",
            "[email] port is \"65536\": a whole number from 1 to 65535 is expected"),
        told);
  }

  @Test
  void what_is_left_can_be_read_and_leads_to_no_real_service() throws InputException {
    Config sound =
        config(
                """
                [global]
                timezone = Mars/Phobos
                [zoom]
                user = a%b
                approval_type = 3
                reminder_type = 2
                [endpoints]
                zoom_api = %(nowhere)s
                """)
            .sound();
    assertEquals("UTC", sound.require("global", "timezone").value());
    assertEquals(0, sound.integer("zoom", "approval_type", 0, 0, 2));
    assertEquals(2, sound.integer("zoom", "reminder_type", 0, 0, 7));
    assertThrows(InputException.class, () -> sound.find("endpoints", "zoom_api"));
    assertThrows(InputException.class, () -> sound.require("zoom", "user"));
  }
}
