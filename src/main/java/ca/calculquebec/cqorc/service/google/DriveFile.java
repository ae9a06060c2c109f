package ca.calculquebec.cqorc.service.google;

import java.util.List;
import java.util.Map;

/**
 * A file in Drive.
 *
 * @param mimeType Google's own types begin with {@code application/vnd.google-apps.}
 * @param folders ids of the folders that it lies in: one at most, none where it cannot be seen
 * @param trashed whether it lies in the bin
 * @param appProperties the marks of this program; others do not see them
 * @param webViewLink where a browser shows it; may be blank
 * @param md5 of the content; empty for Google's own types
 */
public record DriveFile(
    String id,
    String name,
    String mimeType,
    List<String> folders,
    boolean trashed,
    Map<String, String> appProperties,
    String webViewLink,
    String md5) {
  /** The type of a folder. */
  public static final String FOLDER = "application/vnd.google-apps.folder";

  /** The type of a spreadsheet of Google Sheets. */
  public static final String SPREADSHEET = "application/vnd.google-apps.spreadsheet";

  public DriveFile {
    folders = List.copyOf(folders);
    appProperties = Map.copyOf(appProperties);
  }
}
