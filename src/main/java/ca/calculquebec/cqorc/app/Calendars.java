package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Lazy;
import ca.calculquebec.cqorc.service.google.CalendarClient;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.task.calendar.CalendarContribution;
import ca.calculquebec.cqorc.task.calendar.CalendarKind;
import ca.calculquebec.cqorc.task.calendar.CalendarRequest;
import ca.calculquebec.cqorc.task.calendar.PrivateEntries;
import ca.calculquebec.cqorc.task.calendar.PrivateSettings;
import ca.calculquebec.cqorc.task.calendar.PrivateTexts;
import ca.calculquebec.cqorc.task.calendar.PublicEntries;
import java.util.LinkedHashSet;
import java.util.Set;

/** The two calendars' shares in a plan. */
public final class Calendars {
  private static final String SECTION = "google.calendar";

  private final App app;
  private final Lazy<CalendarClient> client = new Lazy<>(this::buildClient);

  Calendars(App app) {
    this.app = app;
  }

  public CalendarClient client() throws CqorcException {
    return client.get();
  }

  /** {@code public-gcal}'s share. */
  public Contribution publicEvents(CalendarRequest request, SheetReading reading, Journal journal)
      throws CqorcException {
    return CalendarContribution.ofPublic(
        client(),
        publicId(),
        new PublicEntries(
            PrivateSettings.zone(app.config(), app.zone()), new PublicFacts(app, app.services())),
        request,
        reading.values(CalendarKind.PUBLIC.column()),
        journal,
        app.clock());
  }

  /**
   * {@code gcal}'s share.
   *
   * @param kinds the course events, the post-mortem events, or both
   */
  public Contribution privateEvents(
      CalendarRequest request, Set<CalendarKind> kinds, SheetReading reading, Journal journal)
      throws CqorcException {
    PrivateTexts texts = texts();
    return privateEvents(new PrivateEntries(settings(), texts, kinds), request, reading, journal);
  }

  /** {@code gcal}'s share in a whole term. */
  public Contribution termEvents(CalendarRequest request, SheetReading reading, Journal journal)
      throws CqorcException {
    PrivateTexts texts = texts();
    return privateEvents(PrivateEntries.ofTerm(settings(), texts), request, reading, journal);
  }

  private PrivateSettings settings() throws CqorcException {
    return PrivateSettings.of(app.config(), app.zone());
  }

  private PrivateTexts texts() throws CqorcException {
    PrivateTexts texts = new PrivateTexts(app.config(), app.wording());
    texts.requireReadable();
    return texts;
  }

  private Contribution privateEvents(
      PrivateEntries entries, CalendarRequest request, SheetReading reading, Journal journal)
      throws CqorcException {
    Set<String> ids = new LinkedHashSet<>(reading.values(CalendarKind.PRIVATE.column()));
    ids.addAll(reading.values(CalendarKind.POST_MORTEM.column()));
    return CalendarContribution.ofPrivate(
        client(), privateId(), entries, request, ids, journal, app.clock());
  }

  String publicId() throws CqorcException {
    return app.config().require(SECTION, "public_calendar_id").value().strip();
  }

  String privateId() throws CqorcException {
    return app.config().require(SECTION, "calendar_id").value().strip();
  }

  private CalendarClient buildClient() throws CqorcException {
    return new CalendarClient(app.endpoints().calendar(), app.http(), app.services().google());
  }
}
