package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.Journal;
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
    Config config = app.config();
    PrivateTexts texts = new PrivateTexts(config, app.wording());
    texts.requireReadable();
    Set<String> ids = new LinkedHashSet<>(reading.values(CalendarKind.PRIVATE.column()));
    ids.addAll(reading.values(CalendarKind.POST_MORTEM.column()));
    return CalendarContribution.ofPrivate(
        client(),
        privateId(),
        new PrivateEntries(PrivateSettings.of(config, app.zone()), texts, kinds),
        request,
        ids,
        journal,
        app.clock());
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
