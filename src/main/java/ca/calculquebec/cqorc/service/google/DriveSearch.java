package ca.calculquebec.cqorc.service.google;

import java.util.ArrayList;
import java.util.List;

/**
 * What to look for among the files that this program may see; those in the bin are left out.
 *
 * @param folderId blank for everywhere
 * @param name the exact name; blank for any
 * @param key of a mark in appProperties; blank for any file
 */
public record DriveSearch(String folderId, String name, String key, String value) {
  /** Everything in a folder. */
  public static DriveSearch in(String folderId) {
    return new DriveSearch(folderId, "", "", "");
  }

  public DriveSearch named(String exactName) {
    return new DriveSearch(folderId, exactName, key, value);
  }

  public DriveSearch marked(String property, String propertyValue) {
    return new DriveSearch(folderId, name, property, propertyValue);
  }

  /** In Drive's query language. */
  String query() {
    List<String> terms = new ArrayList<>();
    if (!name.isEmpty()) {
      terms.add("name = " + quoted(name));
    }
    if (!folderId.isEmpty()) {
      terms.add(quoted(folderId) + " in parents");
    }
    terms.add("trashed = false");
    if (!key.isEmpty()) {
      terms.add("appProperties has { key=" + quoted(key) + " and value=" + quoted(value) + " }");
    }
    return String.join(" and ", terms);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
