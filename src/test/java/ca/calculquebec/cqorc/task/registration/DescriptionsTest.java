package ca.calculquebec.cqorc.task.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.service.git.DescriptionRepository;
import ca.calculquebec.cqorc.task.registration.Description.PlanItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionsTest {
  private static final String GOOD =
      """
      Summary: Débuter en Python
      DESCRIPTION: |
        Premier
        paragraphe.

        Second & dernier.
      prerequisites: aucun
      plan:
        - Boucles: for et while
        - 3.10
        - oui
      """;

  @TempDir Path folder;

  private Descriptions descriptions() {
    DescriptionRepository repository =
        new DescriptionRepository(
            "",
            new Origin("repo_url"),
            folder,
            new Origin("local_repo"),
            new DescriptionRepository.Surroundings(Map.of(), wait -> {}, HttpEvents.none()));
    return new Descriptions(
        () -> repository,
        RegistrationRequest.ofSheet(true, false, false, false, false, false, false));
  }

  private Course course(String code, String locale, int sessions) {
    ca.calculquebec.cqorc.course.Session[] all = new ca.calculquebec.cqorc.course.Session[sessions];
    for (int index = 0; index < sessions; index++) {
      all[index] = RegistrationCourses.session("1", 4 + index, "2026-09-1" + index + "T13:00");
    }
    Course course = RegistrationCourses.of("1", "Python", code, "7", all);
    return new Course(
        new CourseId("1"),
        course.title(),
        course.code(),
        course.site(),
        course.language(),
        locale,
        course.template(),
        course.sessions(),
        Map.of());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private Description find(Course course) throws CqorcException {
    return descriptions().find(course).orElseThrow();
  }

  private InputException refused(String text, int sessions) throws IOException {
    write("PYT101-fr.yaml", text);
    return assertThrows(InputException.class, () -> find(course("PYT101", "fr", sessions)));
  }

  @Test
  void scalars_are_the_texts_that_their_author_wrote() throws Exception {
    write("PYT101-fr.yaml", GOOD);
    Description description = find(course("PYT101", "fr", 1));
    assertEquals("Débuter en Python", description.summary());
    assertEquals(List.of("Premier paragraphe.", "Second & dernier."), description.description());
    assertEquals(List.of("aucun"), description.prerequisites().lines());
    assertEquals(
        List.of("Boucles: for et while", "3.10", "oui"),
        description.plan().stream().map(PlanItem::line).toList());
  }

  @Test
  void who_only_reads_gets_the_authors_line_ends_and_needs_neither_file_nor_sessions()
      throws Exception {
    write("PYT101-fr.yaml", GOOD);
    DescriptionRepository repository =
        new DescriptionRepository(
            "",
            new Origin("repo_url"),
            folder,
            new Origin("local_repo"),
            new DescriptionRepository.Surroundings(Map.of(), wait -> {}, HttpEvents.none()));
    CourseDescriptions reading =
        new CourseDescriptions(
            new RegistrationSettings(
                ZoneId.of("UTC"), Optional.empty(), () -> "org", () -> repository));
    Description.DescriptionText descriptionText =
        reading.find(course("PYT101", "fr", 3)).orElseThrow().descriptionText();
    assertEquals("Débuter en Python", descriptionText.summary());
    assertEquals("Premier\nparagraphe.\n\nSecond & dernier.", descriptionText.description());
    assertEquals(Optional.empty(), reading.find(course("R201", "fr", 1)));
    assertEquals(Optional.empty(), reading.find(course("", "fr", 1)));
  }

  @Test
  void the_language_is_tried_as_written_then_in_small_then_in_capital_letters() throws Exception {
    write("PYT101-FR.yaml", GOOD.replace("Débuter", "Capitales"));
    assertEquals("Capitales en Python", find(course("PYT101", "Fr", 1)).summary());
    write("PYT101-fr.yaml", GOOD.replace("Débuter", "Petites"));
    assertEquals("Petites en Python", find(course("PYT101", "Fr", 1)).summary());
    write("PYT101-Fr.yaml", GOOD);
    assertEquals("Débuter en Python", find(course("PYT101", "Fr", 1)).summary());
  }

  @Test
  void a_course_without_code_has_no_description() throws Exception {
    assertTrue(descriptions().find(course("", "fr", 1)).isEmpty());
  }

  @Test
  void a_missing_file_is_named() {
    InputException failure =
        assertThrows(InputException.class, () -> find(course("PYT101", "FR", 1)));
    assertTrue(failure.getMessage().contains("PYT101-FR.yaml, PYT101-fr.yaml"));
  }

  @Test
  void malformed_yaml_is_named_with_its_line() throws Exception {
    InputException failure = refused("summary: a\nplan: [x\ndescription: b\n", 1);
    assertTrue(failure.origin().orElseThrow().text().matches(".*PYT101-fr.yaml, line [23]"));
  }

  @Test
  void a_course_may_have_a_file_of_its_own_and_is_advised_to_make_one() throws Exception {
    String two = "summary: s\ndescription: d\nplan:\n- [Jour 1, a]\n- [Jour 2, b]\n";
    InputException refused = refused(two, 3);
    assertTrue(
        refused.advice().startsWith("Copy the file to PYT101-fr-1.yaml in the repository"),
        refused.advice());
    write(
        "PYT101-fr-1.yaml", "summary: own\ndescription: d\nplan:\n- [1, a]\n- [2, b]\n- [3, c]\n");
    assertEquals("own", find(course("PYT101", "fr", 3)).summary());
    write("PYT101-fr-1.yaml", two);
    InputException own = assertThrows(InputException.class, () -> find(course("PYT101", "fr", 3)));
    assertEquals("Make its plan one list per session, each with its heading first.", own.advice());
  }

  @Test
  void a_plan_must_have_as_many_lists_as_the_course_has_sessions() throws Exception {
    String text = "summary: a\ndescription: b\nplan:\n- [one, x]\n- [two, y]\n";
    assertTrue(refused(text, 3).getMessage().contains("its plan is for 2 sessions"));
    assertTrue(refused(text, 1).getMessage().contains("but the course has 1"));
    assertTrue(refused(GOOD, 2).getMessage().contains("but the course has 2"));
    write("PYT101-fr.yaml", text);
    assertTrue(find(course("PYT101", "fr", 2)).bySession());
  }

  @Test
  void a_file_without_what_is_needed_is_refused() throws Exception {
    assertTrue(refused("summary: a\nplan: [x]\n", 1).getMessage().contains("no description"));
    assertTrue(refused("just a text", 1).getMessage().contains("does not consist"));
    assertTrue(refused("summary: a\nSummary: b\n", 1).getMessage().contains("twice"));
    assertTrue(
        refused("summary: a\ndescription: b\nplan: text\n", 1).getMessage().contains("not a list"));
    assertTrue(refused("", 1).getMessage().contains("does not consist"));
  }

  @Test
  void a_tag_that_would_make_an_object_is_refused_with_its_line() throws Exception {
    InputException failure = refused("summary: a\ndescription: !!java.net.URL [x]\nplan: [x]\n", 1);
    assertTrue(failure.origin().orElseThrow().text().endsWith("line 2"));
  }

  @Test
  void codes_and_languages_lead_nowhere_else() throws Exception {
    write("PYT101-fr.yaml", GOOD);
    for (String code : List.of("../PYT101", "/etc/passwd", "a\\b", "..", "x\u0000y")) {
      InputException failure =
          assertThrows(InputException.class, () -> find(course(code, "fr", 1)));
      assertEquals("row 4, code", failure.origin().orElseThrow().text());
    }
    assertThrows(InputException.class, () -> find(course("PYT101", "../fr", 1)));
  }

  @Test
  void a_link_out_of_the_repository_is_not_followed(@TempDir Path elsewhere) throws Exception {
    Files.writeString(elsewhere.resolve("secret.yaml"), GOOD, StandardCharsets.UTF_8);
    Files.createSymbolicLink(folder.resolve("PYT101-fr.yaml"), elsewhere.resolve("secret.yaml"));
    InputException failure =
        assertThrows(InputException.class, () -> find(course("PYT101", "fr", 1)));
    assertTrue(failure.getMessage().contains("leads out"));
  }

  @Test
  void a_mistyped_key_is_named_with_what_it_may_be() throws Exception {
    write("PYT101-fr.yaml", GOOD + "prerequisits: rien\ntitle: Python\n");
    Descriptions descriptions = descriptions();
    Description read = descriptions.find(course("PYT101", "fr", 1)).orElseThrow();
    assertEquals(read.unknown(), descriptions.unknownKeys());
    int lines = (int) GOOD.lines().count();
    assertEquals(
        List.of(
            folder.resolve("PYT101-fr.yaml")
                + ", line "
                + (lines + 1)
                + ": \"prerequisits\" is no key of a description"
                + " (did you mean \"prerequisites\"?)",
            folder.resolve("PYT101-fr.yaml")
                + ", line "
                + (lines + 2)
                + ": \"title\" is no key of a description"),
        read.unknown().stream().map(Description.UnknownDescriptionKey::text).toList());
    assertEquals(
        List.of(true, false),
        read.unknown().stream().map(Description.UnknownDescriptionKey::mistyped).toList());
  }

  @Test
  void a_missing_key_may_be_a_mistyped_one() throws IOException {
    InputException refused = refused("sumary: x\ndescription: y\nplan: [z]\n", 1);
    assertTrue(refused.getMessage().contains("no summary (did you mean \"sumary\"?)"));
  }

  @Test
  void an_empty_summary_is_what_the_event_gets() throws Exception {
    write("PYT101-fr.yaml", "summary:\ndescription: y\nplan: [z]\n");
    Course course = course("PYT101", "fr", 1);
    EventSpec spec = EventSpec.of(course, Optional.of(find(course)), ZoneId.of("America/Toronto"));
    assertEquals(Optional.of(""), spec.summary());
    assertEquals(
        Optional.empty(),
        EventSpec.of(course, Optional.empty(), ZoneId.of("America/Toronto")).summary());
  }

  @Test
  void a_relative_address_means_the_same_from_wherever_a_run_is_started() throws Exception {
    Path origin = Files.createDirectories(folder.resolve("place/origin"));
    for (String[] arguments :
        new String[][] {
          {"init", "--quiet"},
          {
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@x.example",
            "commit",
            "--quiet",
            "--allow-empty",
            "-m",
            "first"
          }
        }) {
      List<String> command = new ArrayList<>(List.of("git", "-C", origin.toString()));
      command.addAll(List.of(arguments));
      assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
    Path config = Files.createDirectories(folder.resolve("place/config"));
    Files.writeString(
        config.resolve("config.cfg"),
        "[descriptions]\nrepo_url = ../origin\nlocal_repo = copy\n[global]\ntimezone = UTC\n");
    for (String from : List.of("place/config", "elsewhere", "place")) {
      Path here = Files.createDirectories(folder.resolve(from));
      RegistrationSettings settings =
          RegistrationSettings.of(
              Config.load(config, config.resolve("secrets"), here),
              ZoneId.of("UTC"),
              new DescriptionRepository.Surroundings(
                  Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "HOME", folder.toString()),
                  wait -> {},
                  HttpEvents.none()));
      assertEquals(Optional.empty(), settings.descriptions().get().refresh().warning(), from);
      assertTrue(Files.isDirectory(config.resolve("copy/.git")), from);
    }
  }
}
