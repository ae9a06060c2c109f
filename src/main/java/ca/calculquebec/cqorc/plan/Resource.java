package ca.calculquebec.cqorc.plan;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What courses have at the services, each in the vendor's word, as plans, journals and JSON name
 * it. A part is counted with what it is part of: an event, its description and its ticket classes
 * are one event.
 */
public enum Resource {
  WEBINAR(Service.ZOOM, "webinar"),
  PANELISTS(Service.ZOOM, "panelists", WEBINAR),
  /** One who is removed. */
  PANELIST(Service.ZOOM, "panelist"),
  EVENT(Service.EVENTBRITE, "event"),
  DESCRIPTION(Service.EVENTBRITE, "description", EVENT),
  TICKET_CLASSES(Service.EVENTBRITE, "ticket classes", EVENT),
  PUBLIC_EVENT(Service.PUBLIC_GCAL, "public event"),
  PRIVATE_EVENT(Service.GCAL, "private event"),
  POST_MORTEM_EVENT(Service.GCAL, "post-mortem event"),
  /** One who is removed. */
  GUEST(Service.GCAL, "guest"),
  CHANNEL(Service.SLACK, "channel"),
  MEMBERSHIP(Service.SLACK, "membership", CHANNEL),
  INVITATIONS(Service.SLACK, "invitations", CHANNEL),
  BOOKMARK(Service.SLACK, "bookmark"),
  /** A channel's, all together. */
  BOOKMARKS(Service.SLACK, "bookmarks"),
  SCHEDULED_MESSAGE(Service.SLACK, "scheduled message"),
  MESSAGE(Service.SLACK, "message"),
  ATTENDANCE_REPORT(Service.SLACK, "attendance report"),
  SPREADSHEET(Service.DRIVE, "spreadsheet"),
  USERNAMES(Service.DRIVE, "usernames", SPREADSHEET),
  PROTECTIONS(Service.DRIVE, "protections", SPREADSHEET),
  DRIVE_FILE(Service.DRIVE, "Drive file"),
  CERTIFICATE(Service.CERTIFICATES, "certificate"),
  /** A course's, all together. */
  CERTIFICATES(Service.CERTIFICATES, "certificates"),
  E_MAIL(Service.MAIL, "e-mail"),
  /** Known by its column. */
  CELL(Service.SHEET, "cell");

  private final Service service;
  private final String word;
  private final Optional<Resource> whole;

  Resource(Service service, String word) {
    this.service = service;
    this.word = word;
    this.whole = Optional.empty();
  }

  Resource(Service service, String word, Resource whole) {
    this.service = service;
    this.word = word;
    this.whole = Optional.of(whole);
  }

  public Service service() {
    return service;
  }

  public String word() {
    return word;
  }

  /** What it is part of, or itself. */
  public Resource whole() {
    return whole.orElse(this);
  }

  public boolean isPart() {
    return whole.isPresent();
  }

  /**
   * What ending it is called: {@code archive} for a channel, which Slack keeps with all that was
   * said in it, {@code remove} for a person, {@code delete} for everything else.
   */
  public String ending() {
    return switch (this) {
      case CHANNEL -> "archive";
      case PANELIST, GUEST -> "remove";
      default -> "delete";
    };
  }

  /**
   * The one of these words; the sheet's cells are written with their column instead of a word.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Resource of(String service, String word) {
    if (service.equals(Service.SHEET.word())) {
      return CELL;
    }
    return Stream.of(values())
        .filter(resource -> resource.service.word().equals(service) && resource.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("it has an unknown resource \"" + word + "\""));
  }

  @Override
  public String toString() {
    return word;
  }
}
