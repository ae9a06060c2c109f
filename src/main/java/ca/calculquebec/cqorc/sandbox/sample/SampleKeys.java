package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.sandbox.support.Ids;
import java.util.List;
import java.util.Locale;

/** Credentials and ids that configuration and services must agree on, drawn from the seed. */
public record SampleKeys(
    String spreadsheet,
    String zoomAccount,
    String zoomClient,
    String zoomSecret,
    String eventbriteToken,
    String eventbriteOrganization,
    String slackToken,
    String googleClient,
    String googleSecret,
    String sheetsRefresh,
    String calendarRefresh,
    String driveRefresh,
    String folder,
    String usernamesFrench,
    String usernamesEnglish,
    String password,
    long templateFrench,
    long templateEnglish,
    String calendarKey,
    String mailPassword) {

  static final String ZOOM_USER = "formation@sandbox.example";
  public static final String GOOGLE_ACCOUNT = "formation@sandbox.example";
  public static final String PRIVATE_CALENDAR = "equipe@group.calendar.example";
  public static final String PUBLIC_CALENDAR = "public@group.calendar.example";
  static final List<String> SHEETS = List.of("https://www.googleapis.com/auth/spreadsheets");
  static final List<String> CALENDAR = List.of("https://www.googleapis.com/auth/calendar.events");
  static final List<String> DRIVE = List.of("https://www.googleapis.com/auth/drive.file");

  public static SampleKeys of(long seed) {
    Ids ids = new Ids(seed * 7919 + 17, 0);
    return new SampleKeys(
        "1" + ids.text(43),
        ids.text(22),
        ids.text(22),
        "zs" + ids.text(30),
        "EB" + ids.text(18),
        String.valueOf(ids.number(12)),
        "xoxb-sandbox-" + ids.text(24),
        ids.number(12) + "-" + ids.text(32) + ".apps.googleusercontent.example",
        "GOCSPX-" + ids.text(28),
        "1//0" + ids.text(60),
        "1//0" + ids.text(60),
        "1//0" + ids.text(60),
        "1F" + ids.text(31),
        "1U" + ids.text(42),
        "1U" + ids.text(42),
        "pw" + ids.text(14),
        ids.number(12),
        ids.number(12),
        "AIza" + ids.text(35),
        ids.text(16).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1 "));
  }
}
