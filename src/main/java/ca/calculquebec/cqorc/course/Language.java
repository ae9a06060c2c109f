package ca.calculquebec.cqorc.course;

import java.util.Locale;
import java.util.Optional;

/** A course's language; the suffix is what configuration keys and file names end in. */
public enum Language {
  FRENCH("fr"),
  ENGLISH("en");

  private final String suffix;

  Language(String suffix) {
    this.suffix = suffix;
  }

  public String suffix() {
    return suffix;
  }

  /** Reads a cell: {@code fr} or {@code en}, without regard to case or outer blanks. */
  public static Optional<Language> of(String cell) {
    String wanted = cell.strip().toLowerCase(Locale.ROOT);
    for (Language language : values()) {
      if (language.suffix.equals(wanted)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
