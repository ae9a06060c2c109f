package ca.calculquebec.cqorc.service.google;

import java.util.Collection;
import java.util.List;

/** What a token is good for, and the file that the predecessor keeps it in. */
public enum GoogleScope {
  SHEETS("Google Sheets", "token_sheets_v4.json", "spreadsheets", "drive"),
  CALENDAR("Google Calendar", "token_calendar_v3.json", "calendar.events", "calendar"),
  DRIVE("Google Drive", "token_drive_v3.json", "drive.file", "drive");

  private static final String PREFIX = "https://www.googleapis.com/auth/";

  private final String service;
  private final String fileName;
  private final String address;
  private final String wider;

  GoogleScope(String service, String fileName, String name, String wider) {
    this.service = service;
    this.fileName = fileName;
    this.address = PREFIX + name;
    this.wider = PREFIX + wider;
  }

  /** The service's plain name. */
  public String service() {
    return service;
  }

  public String fileName() {
    return fileName;
  }

  /** As Google writes it. */
  public String address() {
    return address;
  }

  /** Whether these allow what this one allows. */
  boolean isIn(Collection<String> granted) {
    return List.of(address, wider).stream().anyMatch(granted::contains);
  }
}
