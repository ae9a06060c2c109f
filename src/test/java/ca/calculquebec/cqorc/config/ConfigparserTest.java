package ca.calculquebec.cqorc.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every value as Python's configparser gives it; the table is src/test/python's. */
class ConfigparserTest {
  private static final Path SAMPLES = Path.of("..", "shared", "samples");

  /**
   * @param facts what Python found, a list of fields each
   */
  private record Case(String name, List<String> files, List<List<String>> facts) {
    boolean refused() {
      return facts.stream().anyMatch(fact -> fact.get(0).equals("refused"));
    }
  }

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> every_file_means_what_it_means_to_python() throws IOException {
    List<Case> cases = cases();
    assertTrue(cases.size() > 200, "the table is there");
    return cases.stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> assertSameAsPython(one)));
  }

  private void assertSameAsPython(Case one) throws IOException, InputException {
    Path home = Files.createTempDirectory(directory, "case");
    ConfigFixture fixture = new ConfigFixture(home);
    for (int i = 0; i < one.files().size(); i++) {
      fixture.with("config/" + i + ".cfg", one.files().get(i));
    }
    if (one.refused()) {
      InputException refusal = assertThrows(InputException.class, fixture::load);
      assertTrue(
          refusal.origin().orElseThrow().text().matches("config/[0-9]\\.cfg, line [0-9]+.*"),
          refusal.origin().toString());
      assertFalse(refusal.advice().isBlank());
      return;
    }
    assertEquals(one.facts(), facts(fixture.load()));
  }

  private static List<List<String>> facts(Config config) throws InputException {
    List<List<String>> facts = new ArrayList<>();
    for (String section : config.sections()) {
      facts.add(List.of("section", section));
      for (String key : config.keys(section)) {
        try {
          String value = config.find(section, key).orElseThrow().value();
          facts.add(List.of("value", section, key, value));
        } catch (InputException e) {
          facts.add(List.of("bad", section, key));
        }
      }
    }
    return facts;
  }

  /** The real files of today, which are not ours to ship; the table has one that is like them. */
  @TestFactory
  Stream<DynamicTest> the_predecessors_own_file_gives_pythons_values() throws IOException {
    List<String> expected =
        rows().filter(row -> row.get(0).equals("sample")).findFirst().orElseThrow();
    Path sample = SAMPLES.resolve(expected.get(1));
    return Stream.of(sample)
        .filter(Files::exists)
        .map(file -> DynamicTest.dynamicTest(expected.get(1), () -> assertIs(expected, file)));
  }

  private void assertIs(List<String> expected, Path sample)
      throws IOException, InputException, NoSuchAlgorithmException {
    assertEquals(
        expected.get(2),
        sha256(Files.readAllBytes(sample)),
        "the file is another than when src/test/python/make_config_cases.py was run");
    Config config =
        new ConfigFixture(directory).with("config/config.cfg", Files.readString(sample)).load();
    StringBuilder dump = new StringBuilder();
    int count = 0;
    for (String section : config.sections()) {
      for (Setting setting : config.section(section)) {
        count++;
        dump.append(escape(section)).append('\t').append(escape(setting.key())).append('\t');
        dump.append(escape(setting.value())).append('\n');
      }
    }
    assertEquals(expected.get(3), String.valueOf(count));
    assertEquals(
        expected.get(4), sha256(dump.toString().getBytes(StandardCharsets.UTF_8)), dump.toString());
  }

  /** The predecessor's sample of secrets has this slip, and people have copied it. */
  @Test
  void one_template_for_both_languages_under_one_key_is_refused_with_both_lines() {
    ConfigFixture fixture =
        new ConfigFixture(directory)
            .with(
                "config/secrets.cfg",
                """
                [eventbrite]
                api_key = VOTRE-JETON

                [script.usernames]
                google_drive_folder_id = DOSSIER
                # the second of them is the French one
                template_en = MODELE-EN
                template_en = MODELE-FR
                header_range = B1:B2
                """);
    InputException refusal = assertThrows(InputException.class, fixture::load);
    assertEquals(
        "[script.usernames] template_en stands twice in config/secrets.cfg: in line 7 and in line"
            + " 8",
        refusal.getMessage());
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    rows()
        .forEach(
            row -> {
              String kind = row.get(0);
              if (kind.equals("case")) {
                cases.add(new Case(row.get(1), new ArrayList<>(), new ArrayList<>()));
              } else if (kind.equals("file")) {
                cases.get(cases.size() - 1).files().add(row.get(1));
              } else if (kind.equals("bad")) {
                cases.get(cases.size() - 1).facts().add(row.subList(0, 3));
              } else if (!kind.equals("sample")) {
                cases.get(cases.size() - 1).facts().add(row);
              }
            });
    return cases;
  }

  private static Stream<List<String>> rows() throws IOException {
    try (InputStream in = ConfigparserTest.class.getResourceAsStream("configparser-cases.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n"))
          .map(
              line -> Arrays.stream(line.split("\t", -1)).map(ConfigparserTest::unescape).toList());
    }
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character != '\\') {
        plain.append(character);
      } else if (text.charAt(i + 1) == 'u') {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        i++;
        plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      }
    }
    return plain.toString();
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            code -> {
              if (code == '\\') {
                escaped.append("\\\\");
              } else if (code == '\n') {
                escaped.append("\\n");
              } else if ((code >= 32 && code < 127)
                  || (code >= 0xC0 && code < 0x2000)
                  || code > 0xFFFF) {
                escaped.appendCodePoint(code);
              } else {
                escaped.append(String.format("\\u%04x", code));
              }
            });
    return escaped.toString();
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
