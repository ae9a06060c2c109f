package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Headings that a tab had when something was changed by it: one that is gone since was renamed or
 * deleted, and one that was never there was not.
 */
public final class SeenHeadings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StateFolder folder;
  private final Path file;
  private final Map<String, Map<String, LocalDate>> byTab = new TreeMap<>();

  private SeenHeadings(StateFolder folder) {
    this.folder = folder;
    this.file = folder.path().resolve("headings.json");
  }

  /** A missing file is an empty memory. */
  public static SeenHeadings read(StateFolder folder) throws InputException {
    SeenHeadings seen = new SeenHeadings(folder);
    if (Files.exists(seen.file)) {
      try {
        seen.learn(JSON.readTree(seen.file.toFile()));
      } catch (IOException | DateTimeParseException damage) {
        throw new InputException(
            Origin.file(seen.file.toString(), Optional.empty()),
            "cannot read which headings the sheet had",
            "Delete this file; cqorc makes it anew.",
            damage);
      }
    }
    return seen;
  }

  private void learn(JsonNode root) {
    root.properties()
        .forEach(
            tab ->
                tab.getValue()
                    .properties()
                    .forEach(
                        heading ->
                            ofTab(tab.getKey())
                                .put(
                                    heading.getKey(),
                                    LocalDate.parse(heading.getValue().asText()))));
  }

  private Map<String, LocalDate> ofTab(String tab) {
    return byTab.computeIfAbsent(tab, name -> new TreeMap<>());
  }

  /** When this tab had the heading last; empty when it never had. */
  public Optional<LocalDate> when(String tab, String heading) {
    return Optional.ofNullable(byTab.getOrDefault(tab, Map.of()).get(heading));
  }

  /** Keeps what the tab has today; what it had before stays known. */
  public void remember(String tab, Set<String> headings, LocalDate today) throws InputException {
    Map<String, LocalDate> known = ofTab(tab);
    Map<String, LocalDate> before = Map.copyOf(known);
    headings.forEach(heading -> known.put(heading, today));
    if (known.equals(before)) {
      return;
    }
    ObjectNode root = JSON.createObjectNode();
    byTab.forEach(
        (name, days) -> {
          ObjectNode node = root.putObject(name);
          days.forEach((heading, day) -> node.put(heading, day.toString()));
        });
    try {
      folder.files().writeUnforced(file, JSON.writeValueAsBytes(root));
    } catch (IOException failure) {
      throw StateFolder.unusable(file, failure);
    }
  }
}
