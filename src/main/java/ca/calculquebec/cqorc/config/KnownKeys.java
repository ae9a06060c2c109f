package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.config.KnownKey.Need;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Every key that cqorc reads: the README's table is made from this list, and a test compares. */
public final class KnownKeys {
  private final List<KnownKey> all;

  private KnownKeys(List<KnownKey> all) {
    this.all = all;
  }

  /** Reads the program's own list. */
  public static KnownKeys load() {
    try (InputStream in = KnownKeys.class.getResourceAsStream("known-keys.txt")) {
      return new KnownKeys(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(KnownKeys::read)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own list of keys", e);
    }
  }

  /** The sections in the README's order. */
  public List<String> sections() {
    LinkedHashSet<String> sections = new LinkedHashSet<>();
    all.forEach(known -> sections.add(known.section()));
    return List.copyOf(sections);
  }

  /** The README's table of one section, heading rows included. */
  public String markdownTable(String section) {
    StringBuilder table = new StringBuilder("| key | default | read by | meaning |\n");
    table.append("|---|---|---|---|\n");
    for (KnownKey known : all) {
      if (known.section().equals(section)) {
        table.append(known.markdownRow()).append('\n');
      }
    }
    return table.toString();
  }

  /** Every section's heading and table. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    for (String section : sections()) {
      text.append("### `[").append(section).append("]`\n\n");
      text.append(markdownTable(section)).append('\n');
    }
    return text.toString().stripTrailing() + "\n";
  }

  /** [google.sheets] stands in the predecessor's sample and holds nothing. */
  boolean hasSection(String section) {
    return section.equals("google.sheets") || sections().contains(section);
  }

  boolean knows(String section, String key) {
    return all.stream().anyMatch(known -> known.section().equals(section) && known.matches(key));
  }

  /** The names to suggest for a mistyped one. */
  List<String> names(String section) {
    List<String> names = new ArrayList<>();
    for (KnownKey known : all) {
      if (known.section().equals(section) && known.need() != Need.OBSOLETE) {
        names.add(known.key());
        if (known.localized()) {
          names.add(known.key() + "_fr");
          names.add(known.key() + "_en");
        }
      }
    }
    return names;
  }

  List<KnownKey> all() {
    return all;
  }

  private static KnownKey read(String line) {
    String[] cells = line.split(" \\| ", 5);
    String braces = "";
    // Two blanks, since a default may end in braces of its own.
    int brace = cells[2].indexOf("  {");
    if (brace >= 0) {
      braces = cells[2].substring(brace + 3, cells[2].length() - 1);
      cells[2] = cells[2].substring(0, brace);
    }
    boolean localized = cells[1].endsWith("*");
    String key = localized ? cells[1].substring(0, cells[1].length() - 1) : cells[1];
    Need need =
        switch (cells[2]) {
          case "required" -> Need.REQUIRED;
          case "ignored" -> Need.OBSOLETE;
          default -> Need.OPTIONAL;
        };
    String standard = cells[2].startsWith("= ") ? cells[2].substring(2) : "";
    return new KnownKey(
        cells[0],
        key,
        localized,
        need,
        standard,
        AllowedValues.of(braces, standard),
        cells[3],
        cells[4]);
  }
}
