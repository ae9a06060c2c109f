package ca.calculquebec.cqorc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of libraries and their licences is what is delivered. */
class ThirdPartyTest {
  private static final Path DIST = Path.of("src/main/dist");
  private static final Pattern FOR_TESTS =
      Pattern.compile(
          "junit-|greenmail|pdfbox-\\d|opentest4j|apiguardian|archunit|mockwebserver|console|surefire");

  /** What pom.xml leaves out of the distribution: annotations for compilers. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "jsr305",
          "j2objc-annotations",
          "listenablefuture",
          "auto-value-annotations",
          "error_prone_annotations",
          "jspecify",
          "annotations");

  private static Map<String, String> components() throws IOException {
    // A name that another begins with comes after it.
    Map<String, String> components =
        new TreeMap<>(
            Comparator.comparing(String::length).reversed().thenComparing(String::toString));
    JsonNode bom = new ObjectMapper().readTree(DIST.resolve("sbom.cdx.json").toFile());
    for (JsonNode component : bom.path("components")) {
      components.put(component.path("name").asText(), component.path("version").asText());
    }
    return components;
  }

  private static Set<String> jars() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Set<String> jars = new TreeSet<>();
    for (String entry : path.split(File.pathSeparator)) {
      Path file = Path.of(entry).getFileName();
      if (file != null && file.toString().endsWith(".jar")) {
        jars.add(file.toString());
      }
    }
    return jars;
  }

  @Test
  void the_bill_of_materials_lists_what_is_used() throws IOException {
    // Without Maven the class path may be an older one: its names only.
    boolean exact = System.getProperty("surefire.test.class.path") != null;
    Set<String> missing = new TreeSet<>();
    Set<String> unlisted = jars();
    unlisted.removeIf(jar -> FOR_TESTS.matcher(jar).lookingAt());
    for (Map.Entry<String, String> component : components().entrySet()) {
      String name = component.getKey() + "-" + (exact ? component.getValue() + ".jar" : "");
      boolean there = unlisted.removeIf(jar -> jar.startsWith(name));
      if (!there && !ANNOTATIONS.contains(component.getKey())) {
        missing.add(component.toString());
      }
    }
    assertEquals(Set.of(), missing, "listed, and not on the class path");
    unlisted.removeIf(jar -> ANNOTATIONS.stream().anyMatch(jar::startsWith));
    assertEquals(Set.of(), unlisted, "on the class path, and not listed");
  }

  @Test
  void every_library_has_its_licence_and_every_licence_its_text() throws IOException {
    Set<String> named = new TreeSet<>();
    Set<String> texts = new TreeSet<>();
    for (String line : Files.readAllLines(DIST.resolve("THIRD-PARTY.md"))) {
      Matcher row = Pattern.compile("\\| (\\S+) \\| \\[.*").matcher(line);
      if (row.matches()) {
        named.add(row.group(1));
      }
      Matcher text = Pattern.compile("\\((licenses/[^)]+)\\)").matcher(line);
      while (text.find()) {
        assertTrue(Files.size(DIST.resolve(text.group(1))) > 500, text.group(1));
        texts.add(text.group(1).substring("licenses/".length()));
      }
    }
    Set<String> delivered = new TreeSet<>(components().keySet());
    delivered.removeAll(ANNOTATIONS);
    assertEquals(delivered, named);
    assertEquals(Set.of(DIST.resolve("licenses").toFile().list()), texts);
  }
}
