package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.plan.Resource;
import java.util.Locale;
import java.util.Optional;

/** The kinds of entries, each with a column of its own. */
public enum CalendarKind {
  PUBLIC(Resource.PUBLIC_EVENT, "public_gcal_id"),
  PRIVATE(Resource.PRIVATE_EVENT, "private_gcal_id"),
  POST_MORTEM(Resource.POST_MORTEM_EVENT, "post_mortem_private_gcal_id");

  private final Resource resource;
  private final String column;

  CalendarKind(Resource resource, String column) {
    this.resource = resource;
    this.column = column;
  }

  /** As plans, journal and audit trail name the service. */
  public String service() {
    return resource.service().word();
  }

  Resource resource() {
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
