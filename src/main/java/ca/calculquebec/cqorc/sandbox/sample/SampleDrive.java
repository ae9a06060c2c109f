package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.sandbox.drive.Caller;
import ca.calculquebec.cqorc.sandbox.drive.DriveFiles;
import ca.calculquebec.cqorc.sandbox.sheets.Cell;
import ca.calculquebec.cqorc.sandbox.sheets.Grid;
import ca.calculquebec.cqorc.sandbox.sheets.SheetsService;
import ca.calculquebec.cqorc.sandbox.sheets.Spreadsheet;
import ca.calculquebec.cqorc.sandbox.support.Blobs;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Drive before the term: the team's shared folder with the templates for user names, and the empty
 * one for certificates.
 */
final class SampleDrive {
  /** As the sample configuration names it. */
  private static final String CERTIFICATES = "1AttestationsFormation0000000000";

  private static final String SHARED_DRIVE = "0AEquipeFormation0Uk9PVA";

  private final SampleKeys keys;
  private final Clock clock;

  SampleDrive(SampleKeys keys, Instant now) {
    this.keys = keys;
    this.clock = Clock.fixed(now, ZoneOffset.UTC);
  }

  ObjectNode state(SheetsService sheets, Blobs blobs) {
    ObjectNode state = JsonTree.object();
    Ids ids = new Ids(keys.folder().hashCode(), 0);
    DriveFiles files = new DriveFiles(state, sheets, blobs, clock, ids);
    root(files, DriveFiles.ROOT, "My Drive");
    root(files, SHARED_DRIVE, "Équipe de formation").put("driveId", SHARED_DRIVE);
    open(files.put(keys.folder(), "Comptes", DriveFiles.FOLDER, SHARED_DRIVE, Caller.PEOPLE));
    open(files.put(CERTIFICATES, "Attestations", DriveFiles.FOLDER, SHARED_DRIVE, Caller.PEOPLE));
    spreadsheet(files, keys.usernamesFrench(), "Gabarit (fr)", keys.folder());
    spreadsheet(files, keys.usernamesEnglish(), "Template (en)", keys.folder());
    spreadsheet(files, keys.spreadsheet(), "Formations (bac à sable)", DriveFiles.ROOT);
    // Somebody's own notes, which the program was never given.
    files
        .put("1NotesDeQuelquUn0000000000000", "Notes", "text/plain", keys.folder(), "other")
        .put("description", "privé");
    return state;
  }

  private static ObjectNode root(DriveFiles files, String id, String name) {
    return open(files.put(id, name, DriveFiles.FOLDER, "", Caller.PEOPLE));
  }

  private static void spreadsheet(DriveFiles files, String id, String name, String folder) {
    open(files.put(id, name, DriveFiles.SPREADSHEET, folder, Caller.PEOPLE));
  }

  /** Chosen in a picker by the people of every program. */
  private static ObjectNode open(ObjectNode file) {
    file.putArray("apps").add(Caller.PEOPLE).add(Caller.ROBOTS);
    return file;
  }

  /** A list of user names to be filled in: address and password above, people below. */
  static Spreadsheet usernames(String id, boolean french) {
    Grid grid = new Grid(0, french ? "Comptes" : "Accounts", 100, 6);
    List<List<String>> cells =
        french
            ? List.of(
                List.of("Adresse", ""),
                List.of("Mot de passe", ""),
                List.of(),
                List.of("Compte", "Nom"))
            : List.of(
                List.of("Address", ""),
                List.of("Password", ""),
                List.of(),
                List.of("User", "Name"));
    for (int row = 0; row < cells.size(); row++) {
      for (int column = 0; column < cells.get(row).size(); column++) {
        grid.set(row, column, Cell.text(cells.get(row).get(column)));
      }
    }
    protect(grid, 712_004_518, french ? "L'en-tête" : "The heading", 0, 4, false);
    protect(grid, 712_004_519, french ? "Les comptes" : "The accounts", 4, 100, true);
    return new Spreadsheet(
        id,
        french ? "Gabarit (fr)" : "Template (en)",
        french ? "fr_CA" : "en_CA",
        SampleTerm.ZONE.getId(),
        true,
        List.of(grid));
  }

  private static void protect(
      Grid grid, int id, String description, int from, int to, boolean warning) {
    ObjectNode protection =
        grid.protections()
            .addObject()
            .put("protectedRangeId", id)
            .put("description", description)
            .put("warningOnly", warning)
            .put("requestingUserCanEdit", true);
    protection
        .putObject("range")
        .put("sheetId", 0)
        .put("startRowIndex", from)
        .put("endRowIndex", to)
        .put("startColumnIndex", 0)
        .put("endColumnIndex", 2);
    if (!warning) {
      protection.putObject("editors").putArray("users").add(SampleKeys.GOOGLE_ACCOUNT);
    }
  }
}
