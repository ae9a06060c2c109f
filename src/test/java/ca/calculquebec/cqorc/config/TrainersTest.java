package ca.calculquebec.cqorc.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainersTest {
  @TempDir private Path temporary;

  private Trainers trainers(String text) throws InputException, IOException {
    return Trainers.load(Files.writeString(temporary.resolve("trainers.yml"), text));
  }

  private InputException refusal(String text) {
    return assertThrows(InputException.class, () -> trainers(text), text);
  }

  private String place(InputException refused) {
    return refused.origin().orElseThrow().text().replace(temporary + "/", "");
  }

  @Test
  void an_address_that_is_missing_is_the_persons_email() throws InputException, IOException {
    Trainers trainers =
        trainers(
            """
            # who teaches
            alice:
              firstname: Éloïse
              lastname: "O'Brien"
              email: alice@example.org
              home_institution: U.Laval
              zoom_email: zoom@example.org
              slack_email: ''
              calendar_email: ~
              pronouns: [elle, she]
            bob: {firstname: Bob, email: bob@example.org}
            """);
    assertEquals(
        Optional.of(
            new Trainer(
                "alice",
                "Éloïse",
                "O'Brien",
                "alice@example.org",
                "U.Laval",
                "zoom@example.org",
                "alice@example.org",
                "alice@example.org")),
        trainers.find(" alice "));
    assertEquals("", trainers.find("bob").orElseThrow().lastName());
    assertEquals(List.of("alice", "bob"), trainers.all().stream().map(Trainer::key).toList());
  }

  @Test
  void keys_are_compared_exactly_and_near_ones_suggested() throws InputException, IOException {
    Trainers trainers = trainers("jdupont: {email: j@example.org}\nbob: {email: b@example.org}\n");
    assertEquals(Optional.empty(), trainers.find("JDupont"));
    assertEquals(List.of("jdupont"), trainers.near("jdupond"));
    assertEquals(List.of("jdupont"), trainers.near("JDUPONT"));
  }

  @Test
  void numbers_and_words_of_yaml_stay_as_they_are_written() throws InputException, IOException {
    Trainers trainers =
        trainers("007:\n  firstname: 1234\n  lastname: Yes\n  email: 1e3\n  zoom_email: null\n");
    Trainer trainer = trainers.find("007").orElseThrow();
    assertEquals("1234 Yes", trainer.fullName());
    assertEquals("1e3", trainer.zoomEmail());
  }

  @Test
  void merged_entries_are_understood() throws InputException, IOException {
    Trainers trainers =
        trainers("a: &a {email: a@example.org, lastname: A}\nb:\n  <<: *a\n  lastname: B\n");
    assertEquals("a@example.org", trainers.find("b").orElseThrow().email());
    assertEquals("B", trainers.find("b").orElseThrow().lastName());
  }

  @Test
  void a_trainer_twice_is_an_error_with_both_lines() {
    InputException refused = refusal("a:\n  email: x\nb:\n  email: y\na:\n  email: z\n");
    assertEquals("trainers.yml, line 5", place(refused));
    assertTrue(refused.getMessage().endsWith("in line 1 and in line 5"), refused.getMessage());
    assertEquals("trainers.yml, line 3", place(refusal("a:\n  email: x\n  email: z\n")));
  }

  @Test
  void what_is_no_map_is_an_error_with_its_line() {
    assertEquals("trainers.yml, line 1", place(refusal("")));
    assertEquals("trainers.yml, line 1", place(refusal("# nothing\n")));
    assertEquals("trainers.yml, line 2", place(refusal("# x\n- alice\n- bob\n")));
    assertEquals("trainers.yml, line 1", place(refusal("just a text")));
    assertEquals("trainers.yml, line 2", place(refusal("a: {email: x}\nb: b@example.org\n")));
    assertTrue(refusal("alice:\n").getMessage().contains("trainer \"alice\" is empty"));
    assertEquals("trainers.yml, line 3", place(refusal("a:\n  email:\n    - x\n    - y\n")));
    assertEquals("trainers.yml, line 1", place(refusal("[a, b]: {email: x}\n")));
  }

  @Test
  void what_is_no_yaml_is_an_error_with_its_line() {
    InputException tab = refusal("a:\n  email: x\n\tlastname: y\n");
    assertEquals("trainers.yml, line 3", place(tab));
    assertTrue(tab.getMessage().contains("is not valid YAML"), tab.getMessage());
    assertEquals("trainers.yml, line 2", place(refusal("a:\n  email: x: y\n")));
    assertEquals("trainers.yml, line 2", place(refusal("a: {email: x}\n---\nb: {email: x}\n")));
    assertEquals("trainers.yml, line 2", place(refusal("a:\n  email: \u0007\n")));
    assertEquals("trainers.yml, line 1", place(refusal("a: *nobody\n")));
  }

  @Test
  void nothing_is_constructed_and_nothing_grows_from_a_hostile_file() {
    assertTrue(
        refusal("a: {email: !!javax.script.ScriptEngineManager [x]}\n")
            .getMessage()
            .contains("tag is not allowed"));
    assertTrue(refusal("a: &a\n  <<: *a\n").getMessage().contains("too many <<"));
    StringBuilder bomb = new StringBuilder("l0: &l0 {email: x}\n");
    for (int i = 1; i < 12; i++) {
      String items = ("*l" + (i - 1) + ",").repeat(10);
      bomb.append("l" + i + ": &l" + i + " [" + items + "]\n");
    }
    assertTrue(refusal(bomb.toString()).getMessage().contains("aliases"));
    assertTrue(refusal("a: " + "[".repeat(5000)).getMessage().contains("not valid YAML"));
  }

  @Test
  void the_file_is_found_and_named_by_the_configuration() throws InputException {
    ConfigFixture files = new ConfigFixture(temporary);
    Config config =
        files
            .with("config/a.cfg", "[global]\ntrainers_db = trainers.yml\n")
            .with("config/trainers.yml", "a: {email: x}\n")
            .load();
    assertEquals(Path.of("config/trainers.yml"), Trainers.load(config).file());
    files.with("config/trainers.yml", "a:\n");
    InputException refused = assertThrows(InputException.class, () -> Trainers.load(config));
    assertEquals("config/trainers.yml, line 1", refused.origin().orElseThrow().text());
    files.with("config/a.cfg", "[global]\ntrainers_db = people.yml\n");
    InputException missing = assertThrows(InputException.class, () -> Trainers.load(files.load()));
    assertEquals("there is no trainer file people.yml", missing.getMessage());
    assertEquals(
        "config/a.cfg, line 2, [global] trainers_db", missing.origin().orElseThrow().text());
  }

  @Test
  void addresses_that_are_none_and_mistyped_fields_are_told() throws Exception {
    Trainers trainers =
        trainers(
            """
            wei:
              firstnam: Wei
              email: "wei chen at example"
              slack_mail: wei@example.org
              pronouns: elle
            bob: {email: bob@example.org, zoom_email: "Bob <bob@example.org>"}
            """);
    String file = temporary.resolve("trainers.yml").toString();
    assertEquals(
        List.of(
            "\"wei chen at example\" is no e-mail address (email of trainer \"wei\")",
            "\"Bob <bob@example.org>\" is no e-mail address (zoom_email of trainer \"bob\")"),
        trainers.problems().stream().map(InputException::getMessage).toList());
    assertEquals(file + ", line 3", trainers.problems().get(0).origin().orElseThrow().text());
    assertEquals(
        List.of(
            file
                + ", line 2: \"firstnam\" of trainer \"wei\" is not read (did you mean"
                + " \"firstname\"?)",
            file
                + ", line 4: \"slack_mail\" of trainer \"wei\" is not read (did you mean"
                + " \"slack_email\"?)"),
        trainers.remarks());
  }
}
