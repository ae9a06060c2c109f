package ca.calculquebec.cqorc.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files that people copy from config-example/ and secrets-example/. */
class ExampleFilesTest {
  private static final Path CONFIG = Path.of("config-example");
  private static final Path SECRETS = Path.of("secrets-example");

  @Test
  void they_are_read_without_a_problem_or_an_unknown_key() throws InputException {
    Config config = Config.load(CONFIG, SECRETS, Path.of(""));

    assertEquals(List.of(), config.problems());
    assertEquals(List.of(), config.unknownKeys());
    assertEquals("America/Toronto", config.require("global", "timezone").value());
    assertEquals("VOTRE-SECRET", config.require("zoom", "client_secret").value());
  }

  @Test
  void every_key_is_shown_in_its_section() throws IOException {
    String text = Files.readString(CONFIG.resolve("config.cfg"));
    String secrets = Files.readString(SECRETS.resolve("secrets.cfg"));
    List<String> missing = new ArrayList<>();
    for (KnownKey known : KnownKeys.load().all()) {
      boolean obsolete = known.need() == KnownKey.Need.OBSOLETE;
      if (!obsolete && !shows(text, known) && !shows(secrets, known)) {
        missing.add("[" + known.section() + "] " + known.key());
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void a_shown_default_is_the_real_one() throws IOException {
    List<String> differing = new ArrayList<>();
    String text = Files.readString(CONFIG.resolve("config.cfg"));
    for (KnownKey known : KnownKeys.load().all()) {
      String shown = "(?m)^# " + Pattern.quote(known.key()) + " = (.*)$";
      var match = Pattern.compile(shown).matcher(section(text, known.section()));
      boolean constant = !known.standard().isEmpty() && !known.standard().matches(".*[$/\\[].*");
      if (constant && match.find() && !match.group(1).equals(known.standard())) {
        differing.add(known.key() + ": " + match.group(1) + ", not " + known.standard());
      }
    }
    assertEquals(List.of(), differing);
  }

  @Test
  void the_trainers_of_the_sheet_are_in_the_trainer_file() throws IOException, InputException {
    Trainers trainers = Trainers.load(SECRETS.resolve("trainers.yml"));
    String sheet = Files.readString(SECRETS.resolve("sheet.csv"));

    assertEquals(4, trainers.all().size());
    trainers.all().forEach(trainer -> assertTrue(sheet.contains(trainer.key()), trainer.key()));
  }

  private static boolean shows(String text, KnownKey known) {
    String name = Pattern.quote(known.key()).replace("NAME", "\\E[A-Za-z]+\\Q");
    String key = "(?m)^(# )?" + name + (known.localized() ? "(_fr|_en)?" : "") + " =";
    return Pattern.compile(key).matcher(section(text, known.section())).find();
  }

  private static String section(String text, String name) {
    int start = text.indexOf("\n[" + name + "]\n");
    if (start < 0) {
      return "";
    }
    int end = text.indexOf("\n[", start + 2);
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
