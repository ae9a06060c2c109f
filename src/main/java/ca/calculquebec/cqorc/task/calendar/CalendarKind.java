package ca.calculquebec.cqorc.task.calendar;

import java.util.Locale;
import java.util.Optional;

/** The kinds of entries, each with a column of its own. */
public enum CalendarKind {
  PUBLIC("public-gcal", "public event", "public_gcal_id"),
  PRIVATE("gcal", "private event", "private_gcal_id"),
  POST_MORTEM("gcal", "post-mortem event", "post_mortem_private_gcal_id");

  private final String service;
  private final String resource;
  private final String column;

  CalendarKind(String service, String resource, String column) {
    this.service = service;
    this.resource = resource;
    this.column = column;
  }

  /** As plans, journal and audit trail name the service. */
  public String service() {
    return service;
  }

  String resource() {
    return resource;
  }

  /** The heading whose cell holds the entry's id. */
  public String column() {
    return column;
  }

  /** As marks hold it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<CalendarKind> ofWord(String word) {
    for (CalendarKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
