package ca.calculquebec.cqorc.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @TempDir private Path temporary;
  private Path home;
  private ConfigFixture files;

  @BeforeEach
  void a_working_directory() throws IOException {
    home = temporary.toRealPath();
    files = new ConfigFixture(home);
  }

  @Test
  void later_files_win_by_name_and_the_secrets_come_last() throws InputException {
    Config config =
        files
            .with("config/b.cfg", "[a]\nx = b\ny = b\nz = b\n")
            .with("config/a.cfg", "[a]\nx = a\n")
            .with("config/notes.txt", "no configuration")
            .with("config/.hidden.cfg", "[a]\nx = hidden\n")
            .with("secrets/a.cfg", "[a]\nz = secret\n")
            .load();
    assertEquals("b", config.text("a", "x", ""));
    assertEquals("secret", config.text("a", "z", ""));
    assertEquals(
        List.of(
            new Setting("a", "x", "b", "config/b.cfg", 2),
            new Setting("a", "y", "b", "config/b.cfg", 3),
            new Setting("a", "z", "secret", "secrets/a.cfg", 2)),
        config.section("a"));
  }

  @Test
  void files_outside_the_working_directory_are_named_in_full(@TempDir Path elsewhere)
      throws IOException, InputException {
    Path real = elsewhere.toRealPath();
    Files.writeString(real.resolve("a.cfg"), "[a]\nx = 1\n");
    Config config = Config.load(real, Path.of("secrets"), home);
    assertEquals(real.resolve("a.cfg").toString(), config.find("a", "x").orElseThrow().file());
  }

  @Test
  void one_directory_for_both_is_read_once() throws InputException {
    files.with("config/a.cfg", "[a]\nx = 1\n");
    Config config = Config.load(Path.of("config"), Path.of("config/../config"), home);
    InputException missing =
        assertThrows(InputException.class, () -> config.require("a", "nothing"));
    assertEquals("looked in: config/a.cfg", missing.origin().orElseThrow().text());
  }

  @Test
  void a_missing_configuration_directory_says_where_it_was_looked_for() {
    InputException missing = refusal(files::load);
    assertEquals("no directory config to read the configuration from", missing.getMessage());
    assertTrue(missing.advice().contains("--config_dir"));
    assertTrue(missing.advice().contains("CQORC_CONFIG_DIR"));
  }

  @Test
  void directories_without_a_configuration_file_are_an_error_that_names_both() {
    files.with("config/readme.txt", "").with("secrets/readme.txt", "");
    InputException missing = refusal(files::load);
    assertEquals("no configuration: no .cfg file in config", missing.getMessage());
    assertEquals("looked in: config, secrets", missing.origin().orElseThrow().text());
  }

  @Test
  void a_file_in_place_of_a_directory_is_said_so() {
    files.with("config", "x");
    assertEquals(
        "the configuration directory is a file: config", refusal(files::load).getMessage());
    ConfigFixture other = new ConfigFixture(home.resolve("other"));
    other.with("config/a.cfg", "[a]\n").with("secrets", "x");
    assertEquals("the secrets directory is a file: secrets", refusal(other::load).getMessage());
  }

  @Test
  void a_missing_secrets_directory_matters_only_when_something_is_wanted_from_it()
      throws InputException {
    Config config = files.with("config/a.cfg", "[zoom]\nuser = u\n").load();
    assertEquals("u", config.require("zoom", "user").value());
    InputException missing = refusal(() -> config.require("zoom", "client_secret"));
    assertEquals("no [zoom] client_secret", missing.getMessage());
    assertEquals(
        "looked in: config/a.cfg (there is no secrets directory secrets)",
        missing.origin().orElseThrow().text());
    assertTrue(missing.advice().contains("--secrets_dir"), missing.advice());
  }

  @Test
  void a_missing_key_names_the_files_looked_in() {
    files.with("config/a.cfg", "[zoom]\n").with("secrets/s.cfg", "[zoom]\nuser =\n");
    InputException missing = refusal(() -> files.load().require("zoom", "client_secret"));
    assertEquals("looked in: config/a.cfg, secrets/s.cfg", missing.origin().orElseThrow().text());
    InputException empty = refusal(() -> files.load().require("zoom", "user"));
    assertEquals("[zoom] user is empty", empty.getMessage());
    assertEquals("secrets/s.cfg, line 2, [zoom] user", empty.origin().orElseThrow().text());
  }

  @Test
  void a_mistyped_key_or_section_is_offered_for_the_missing_one() throws InputException {
    Config config =
        files
            .with("config/a.cfg", "[zoom]\n# c\nclient_secrte = x\nclient_id = y\n")
            .with("secrets/s.cfg", "[eventbrit]\napi_key = x\n")
            .load();
    assertEquals(
        "no [zoom] client_secret (was \"client_secrte\" in line 3 of config/a.cfg meant for it?)",
        refusal(() -> config.require("zoom", "client_secret")).getMessage());
    assertEquals(
        "no [eventbrite] api_key (was the section [eventbrit] meant for it?)",
        refusal(() -> config.require("eventbrite", "api_key")).getMessage());
    assertEquals(
        "no [zoom] account_id", refusal(() -> config.require("zoom", "account_id")).getMessage());
  }

  @Test
  void a_character_outside_all_text_is_refused_with_its_line() {
    files.with("config/a.cfg", "[a]\nx = \uFDD0\n");
    assertEquals("config/a.cfg, line 2", refusal(files::load).origin().orElseThrow().text());
  }

  @Test
  void a_file_that_is_not_utf_8_is_an_error_with_its_line() throws IOException {
    files.with("config/a.cfg", "");
    Files.write(
        home.resolve("config/a.cfg"),
        "[a]\r\nx = 1\r\ny = été\n".getBytes(StandardCharsets.ISO_8859_1));
    InputException refused = refusal(files::load);
    assertEquals("config/a.cfg, line 3", refused.origin().orElseThrow().text());
    assertTrue(refused.getMessage().contains("not written in UTF-8"), refused.getMessage());
  }

  @Test
  void a_zero_byte_is_an_error_with_its_line() {
    files.with("config/a.cfg", "[a]\nx = 1\ny = \0\n");
    assertEquals("config/a.cfg, line 3", refusal(files::load).origin().orElseThrow().text());
  }

  @Test
  void a_byte_order_mark_is_tolerated() throws InputException {
    assertEquals("1", files.with("config/a.cfg", "\uFEFF[a]\nx = 1\n").load().text("a", "x", ""));
  }

  @Test
  void a_link_to_nowhere_is_an_error() throws IOException {
    files.with("config/a.cfg", "[a]\n");
    Files.createSymbolicLink(home.resolve("config/b.cfg"), home.resolve("gone"));
    assertEquals(
        "cannot read the file config/b.cfg: there is no such file",
        refusal(files::load).getMessage());
  }

  @Test
  void what_stands_twice_is_named_with_both_lines() {
    files.with("config/a.cfg", "[a]\nx = 1\n\n[b]\nx = 1\n  y\nX: 2\n");
    InputException key = refusal(files::load);
    assertEquals("[b] x stands twice in config/a.cfg: in line 5 and in line 7", key.getMessage());
    assertEquals("config/a.cfg, line 7, [b] x", key.origin().orElseThrow().text());
    files.with("config/a.cfg", "[a]\n[b]\n\n[a]\n");
    assertEquals(
        "[a] stands twice in config/a.cfg: in line 1 and in line 4",
        refusal(files::load).getMessage());
  }

  @Test
  void a_stray_line_is_not_quoted_since_it_may_be_a_secret() {
    files.with("config/a.cfg", "[zoom]\nclient_secret =\nhunter2\n");
    InputException refused = refusal(files::load);
    assertEquals("config/a.cfg, line 3", refused.origin().orElseThrow().text());
    assertFalse(refused.getMessage().contains("hunter2"));
    assertTrue(refused.advice().contains("Indent"));
  }

  @Test
  void a_percent_sign_is_an_error_only_for_who_reads_the_value() throws InputException {
    Config config = files.with("config/a.cfg", "[a]\nx = 100%\ny = %(nme)s\nname = 1\n").load();
    assertEquals("1", config.text("a", "name", ""));
    InputException alone = refusal(() -> config.find("a", "x"));
    assertEquals("config/a.cfg, line 2, [a] x", alone.origin().orElseThrow().text());
    assertTrue(alone.advice().contains("%%"), alone.advice());
    assertTrue(refusal(() -> config.find("a", "y")).getMessage().contains("did you mean \"name\""));
    assertEquals(2, config.problems().size());
  }

  @Test
  void references_that_multiply_are_stopped() {
    StringBuilder text = new StringBuilder("[a]\nk0 = " + "v".repeat(100) + "\n");
    for (int i = 1; i < 10; i++) {
      text.append("k")
          .append(i)
          .append(" = ")
          .append(("%(k" + (i - 1) + ")s").repeat(100))
          .append("\n");
    }
    files.with("config/a.cfg", text.toString());
    assertTrue(
        refusal(() -> files.load().find("a", "k9")).getMessage().contains("grows without bound"));
  }

  @Test
  void a_language_falls_back_to_english_and_then_to_the_bare_key() throws InputException {
    Config config =
        files
            .with(
                "config/a.cfg",
                "[s]\na_fr = f\na_en = e\na = b\nb_en = e\nb = b\nc = b\nd_fr = f\n")
            .load();
    assertEquals(List.of("f", "e", "b", "f"), found(config, Language.FRENCH));
    assertEquals(List.of("e", "e", "b", "-"), found(config, Language.ENGLISH));
  }

  private static List<String> found(Config config, Language language) throws InputException {
    String a = config.find("s", "a", language).map(Setting::value).orElse("-");
    String b = config.find("s", "b", language).map(Setting::value).orElse("-");
    String c = config.find("s", "c", language).map(Setting::value).orElse("-");
    String d = config.find("s", "d", language).map(Setting::value).orElse("-");
    return List.of(a, b, c, d);
  }

  @Test
  void narrower_values_are_read_as_python_reads_them() throws InputException {
    Config config =
        files
            .with(
                "config/a.cfg",
                "[a]\ni = -12\np = +3\nn = 0.6\ne = 1e-1\nyes = On\nno = FALSE\nz = America/Toronto\n")
            .load();
    assertEquals(-12, config.integer("a", "i", 0));
    assertEquals(3, config.integer("a", "p", 0));
    assertEquals(7, config.integer("a", "absent", 7));
    assertEquals(0.6, config.number("a", "n", 0, 0, 1));
    assertEquals(0.1, config.number("a", "e", 0, 0, 1));
    assertTrue(config.flag("a", "yes", false));
    assertFalse(config.flag("a", "no", true));
    assertTrue(config.flag("absent", "no", true));
    ZoneId otherwise = ZoneId.of("UTC");
    assertEquals(ZoneId.of("America/Toronto"), config.zone("a", "z", otherwise));
    assertEquals(otherwise, config.zone("a", "absent", otherwise));
  }

  @Test
  void malformed_values_name_their_place_and_what_is_expected() throws InputException {
    Config config =
        files
            .with(
                "config/a.cfg",
                """
                [a]
                i = 12 # hours
                n = 0,6
                f = maybe
                z = America/Torono
                empty =
                big = 99999999999
                port_password = x
                infinite = 1e999
                """)
            .load();
    InputException comment = refusal(() -> config.integer("a", "i", 0));
    assertEquals("[a] i is \"12 # hours\": a whole number is expected", comment.getMessage());
    assertTrue(comment.advice().contains("line of its own"), comment.advice());
    assertEquals("config/a.cfg, line 2, [a] i", comment.origin().orElseThrow().text());
    assertEquals(
        "[a] n is \"0,6\": a number with a decimal point is expected, as 0.6",
        refusal(() -> config.number("a", "n", 0, 0, 1)).getMessage());
    assertEquals(
        "[a] f is \"maybe\": yes or no is expected",
        refusal(() -> config.flag("a", "f", true)).getMessage());
    assertTrue(
        refusal(() -> config.zone("a", "z", ZoneId.of("UTC")))
            .getMessage()
            .contains("did you mean \"America/Toronto\""));
    assertEquals(
        "[a] empty is empty: a whole number is expected",
        refusal(() -> config.integer("a", "empty", 0)).getMessage());
    assertEquals(
        "[a] big is \"99999999999\": the number is too large",
        refusal(() -> config.integer("a", "big", 0)).getMessage());
    assertEquals(
        "[a] infinite is \"1e999\": the number is too large",
        refusal(() -> config.number("a", "infinite", 0, 0, 1)).getMessage());
    assertEquals(
        "[a] port_password is \"(hidden)\": a whole number is expected",
        refusal(() -> config.integer("a", "port_password", 0)).getMessage());
  }

  @Test
  void a_named_file_is_looked_for_here_and_then_beside_the_file_that_names_it()
      throws InputException {
    Config config =
        files
            .with("config/a.cfg", "[a]\nhere = x.yml\nbeside = y.yml\nnowhere = z.yml\nroot = /r\n")
            .with("x.yml", "")
            .with("config/x.yml", "")
            .with("config/y.yml", "")
            .load();
    assertEquals(home.resolve("x.yml"), config.file(setting(config, "here")));
    assertEquals(home.resolve("config/y.yml"), config.file(setting(config, "beside")));
    assertEquals(home.resolve("config/z.yml"), config.file(setting(config, "nowhere")));
    assertEquals(Path.of("/r"), config.file(setting(config, "root")));
    assertEquals("config/y.yml", config.shown(home.resolve("config/y.yml")));
    assertEquals(home.resolve("secrets"), config.secretsDirectory());
  }

  private static Setting setting(Config config, String key) throws InputException {
    return config.find("a", key).orElseThrow();
  }

  @Test
  void one_file_can_be_read_by_itself() throws InputException {
    files.with("soon.cfg", "[DEFAULT]\napikey = k\n").with("config/a.cfg", "[a]\n");
    Config config = Config.loadFile(Path.of("soon.cfg"), Path.of("secrets"), home);
    assertEquals("k", config.require("DEFAULT", "apikey").value());
    assertEquals(Optional.empty(), config.find("a", "apikey"));
  }

  private static InputException refusal(Executable reading) {
    return assertThrows(InputException.class, reading);
  }
}
