package ca.calculquebec.cqorc.sandbox.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What people do in Drive by hand, and what they see there. */
public final class DriveEdits {
  /**
   * A file.
   *
   * @param folder the name of the folder that it lies in; empty for none
   * @param appProperties as the program sees them that has the token files
   */
  public record DriveFile(
      String id,
      String name,
      String mimeType,
      String folder,
      boolean trashed,
      Map<String, String> appProperties) {
    public DriveFile {
      appProperties = Map.copyOf(appProperties);
    }
  }

  private final DriveService drive;
  private final Runnable changed;

  public DriveEdits(DriveService drive, Runnable changed) {
    this.drive = drive;
    this.changed = changed;
  }

  /** Every file that there is, in the order in which they were made, trashed ones included. */
  public List<DriveFile> files() {
    return drive.edit(
        all -> {
          Map<String, String> names = new TreeMap<>();
          all.all().forEach(file -> names.put(text(file, "id"), text(file, "name")));
          List<DriveFile> files = new ArrayList<>();
          for (ObjectNode file : all.all()) {
            Map<String, String> marks = new TreeMap<>();
            file.path("appProperties")
                .path(Caller.PEOPLE)
                .properties()
                .forEach(entry -> marks.put(entry.getKey(), entry.getValue().asText()));
            files.add(
                new DriveFile(
                    text(file, "id"),
                    text(file, "name"),
                    text(file, "mimeType"),
                    names.getOrDefault(file.path("parents").path(0).asText(), ""),
                    file.path("trashed").asBoolean(),
                    marks));
          }
          return files;
        });
  }

  /** What was uploaded; empty for folders and spreadsheets. */
  public byte[] content(String id) {
    return drive.edit(all -> all.content(find(all, id)));
  }

  /** Somebody puts the file into the bin. */
  public void trash(String id) {
    change(id, file -> file.put("trashed", true));
  }

  public void rename(String id, String name) {
    change(id, file -> file.put("name", name));
  }

  /** From now on the program cannot see the file: it was never given it. */
  public void hide(String id) {
    change(id, file -> file.putArray("apps"));
  }

  /** Takes the private properties away, as if the file were another program's work. */
  public void unmark(String id) {
    change(id, file -> file.putObject("appProperties"));
  }

  private void change(String id, Consumer<ObjectNode> work) {
    drive.edit(
        all -> {
          work.accept(find(all, id));
          return id;
        });
    changed.run();
  }

  private static ObjectNode find(DriveFiles files, String id) {
    return files.all().stream()
        .filter(file -> text(file, "id").equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no file " + id));
  }

  private static String text(JsonNode file, String key) {
    return file.path(key).asText();
  }
}
