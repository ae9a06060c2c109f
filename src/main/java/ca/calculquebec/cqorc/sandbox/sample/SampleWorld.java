package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.sandbox.google.GoogleTokens;
import ca.calculquebec.cqorc.sandbox.sheets.Grid;
import ca.calculquebec.cqorc.sandbox.sheets.SheetsService;
import ca.calculquebec.cqorc.sandbox.sheets.Spreadsheet;
import ca.calculquebec.cqorc.sandbox.support.Blobs;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Resources;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What all services hold when the sandbox is new. */
public final class SampleWorld {
  private final SampleKeys keys;
  private final List<SampleCourse> courses;
  private final JsonNode people = Resources.json(SampleWorld.class, "people.json");
  private final long seed;
  private final Instant now;
  private final String eventbriteRoot;
  private final SampleSheet.PastIds past;

  public SampleWorld(
      SampleKeys keys, List<SampleCourse> courses, long seed, Instant now, String eventbriteRoot) {
    this.keys = keys;
    this.courses = courses;
    this.seed = seed;
    this.now = now;
    this.eventbriteRoot = eventbriteRoot;
    Ids ids = new Ids(seed * 139 + 11, 0);
    this.past =
        new SampleSheet.PastIds(String.valueOf(ids.number(12)), String.valueOf(ids.number(11)));
  }

  private Optional<SampleCourse> pastCourse() {
    return courses.stream().filter(SampleCourse::over).findFirst();
  }

  public ObjectNode sheets() {
    ObjectNode state = JsonTree.object();
    Spreadsheet foreign =
        new Spreadsheet(
            "1ForeignSpreadsheetOfSomebodyElse0000000000000",
            "Somebody else's",
            "en_US",
            "America/Toronto",
            false,
            List.of(new Grid(0, "Sheet1", 10, 10)));
    state
        .putArray("spreadsheets")
        .add(new SampleSheet(keys, past).spreadsheet(courses, SampleTerm.tab(now)).save())
        .add(foreign.save())
        .add(SampleDrive.usernames(keys.usernamesFrench(), true).save())
        .add(SampleDrive.usernames(keys.usernamesEnglish(), false).save());
    return state;
  }

  public ObjectNode zoom() {
    return new SampleZoom(keys, people, seed).state(pastCourse(), past.webinar());
  }

  public ObjectNode eventbrite() {
    return new SampleEventbrite(keys, people, seed, eventbriteRoot)
        .state(pastCourse(), past.event());
  }

  public ObjectNode google() {
    ObjectNode state = GoogleTokens.initialState(keys.googleClient(), keys.googleSecret());
    String account = SampleKeys.GOOGLE_ACCOUNT;
    GoogleTokens.addRefresh(state, keys.sheetsRefresh(), account, SampleKeys.SHEETS);
    GoogleTokens.addRefresh(state, keys.calendarRefresh(), account, SampleKeys.CALENDAR);
    GoogleTokens.addRefresh(state, keys.driveRefresh(), account, SampleKeys.DRIVE);
    return state;
  }

  public ObjectNode calendar() {
    return new SampleCalendars(keys, now).state();
  }

  public ObjectNode drive(SheetsService sheets, Blobs blobs) {
    return new SampleDrive(keys, now).state(sheets, blobs);
  }

  public ObjectNode mail() {
    return JsonTree.object()
        .put("user", SampleKeys.GOOGLE_ACCOUNT)
        .put("password", keys.mailPassword());
  }

  public ObjectNode slack() {
    return new SampleSlack(keys, people, now).state(pastCourse().map(SampleCourse::channel));
  }
}
