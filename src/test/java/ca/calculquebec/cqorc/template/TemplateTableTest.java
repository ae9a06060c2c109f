package ca.calculquebec.cqorc.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Python 3.11's own answers, written by src/test/python/make_template_cases.py. Another table made
 * by that script is tried instead with -Dcqorc.template.cases=FILE.
 */
class TemplateTableTest {
  private static final Origin ORIGIN = Origin.setting("config.cfg", 27, "slack", "some_template");

  private record Case(String kind, String source, JsonNode expected) {
    boolean refused() {
      return kind.startsWith("refused");
    }

    Object result() throws InputException {
      return kind.endsWith("condition")
          ? Condition.parse(source, ORIGIN).holds(TemplateNames.all())
          : Template.parse(source, ORIGIN).evaluate(TemplateNames.all());
    }
  }

  private static List<Case> cases() throws IOException {
    String other = System.getProperty("cqorc.template.cases", "");
    List<Case> cases = new ArrayList<>();
    try (InputStream in =
        other.isEmpty()
            ? TemplateTableTest.class.getResourceAsStream("cases.json")
            : Files.newInputStream(Path.of(other))) {
      for (JsonNode row : new ObjectMapper().readTree(in)) {
        cases.add(new Case(row.get(0).textValue(), row.get(1).textValue(), row.get(2)));
      }
    }
    return cases;
  }

  @TestFactory
  List<DynamicTest> every_template_gives_what_python_gives() throws IOException {
    return cases().stream()
        .filter(each -> !each.refused())
        .map(
            each ->
                DynamicTest.dynamicTest(
                    name(each),
                    () -> {
                      Object expected =
                          each.expected().isBoolean()
                              ? (Object) each.expected().booleanValue()
                              : each.expected().textValue();
                      assertEquals(expected, each.result());
                    }))
        .toList();
  }

  @TestFactory
  List<DynamicTest> what_is_not_in_the_language_is_refused_at_its_column() throws IOException {
    return cases().stream()
        .filter(Case::refused)
        .map(each -> DynamicTest.dynamicTest(name(each), () -> assertRefused(each)))
        .toList();
  }

  private static void assertRefused(Case each) {
    InputException refusal =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> assertThrows(InputException.class, each::result));
    assertEquals(ORIGIN, refusal.origin().orElseThrow());
    int column = each.expected().intValue();
    String place = column == 0 ? "column " : "column " + column + ": ";
    String message = refusal.getMessage();
    boolean placed = message.startsWith(place) || message.contains(" of the value, " + place);
    assertTrue(placed, place + "expected, but: " + message);
    assertTrue(message.length() < 300, message);
  }

  private static String name(Case each) {
    String source = each.source();
    return each.kind() + ": " + (source.length() > 60 ? source.substring(0, 60) + "…" : source);
  }

  @Test
  void the_table_is_large_and_hostile_enough() throws IOException {
    List<Case> cases = cases();
    assertTrue(cases.size() >= 300, "cases: " + cases.size());
    assertTrue(cases.stream().filter(Case::refused).count() >= 60);
  }
}
