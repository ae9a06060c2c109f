package ca.calculquebec.cqorc.sandbox.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Rig;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DriveServiceTest {
  private static final String ALL = DriveRig.ALL;
  private static final String FILES = DriveRig.FILES;
  private static final String SHEET = ", \"mimeType\": \"application/vnd.google-apps.spreadsheet\"";

  @TempDir Path dir;
  private DriveRig drive;

  @BeforeEach
  void start() throws InputException, IOException, InterruptedException {
    drive = new DriveRig(dir);
  }

  @AfterEach
  void stop() {
    drive.close();
  }

  @Test
  void a_file_shows_four_fields_unless_more_are_asked_for()
      throws IOException, InterruptedException {
    String id = drive.file("Été", ", \"mimeType\": \"text/plain\"");
    JsonNode usual = drive.done("GET", FILES + "/" + id + "?" + ALL, "");
    assertEquals(4, usual.size());
    assertEquals("Été", usual.path("name").asText());
    JsonNode more =
        drive.done(
            "GET",
            FILES + "/" + id + "?" + ALL + "&fields=parents,trashed,webViewLink,createdTime",
            "");
    assertEquals(drive.folder, more.path("parents").path(0).asText());
    assertFalse(more.path("trashed").asBoolean(true));
    assertEquals("2026-09-07T14:00:00.000Z", more.path("createdTime").asText());
  }

  @Test
  void what_lies_in_a_shared_drive_needs_the_flags() throws IOException, InterruptedException {
    assertEquals(404, drive.send("GET", FILES + "/" + drive.folder, "").status());
    String query = "&q=" + Rig.encode("'" + drive.folder + "' in parents");
    assertEquals(0, drive.done("GET", FILES + "?" + ALL + query, "").path("files").size());
    assertEquals(
        400, drive.send("GET", FILES + "?includeItemsFromAllDrives=true" + query, "").status());
    assertEquals(
        List.of("Gabarit (fr)", "Template (en)"), drive.names("'" + drive.folder + "' in parents"));
  }

  @Test
  void files_that_the_program_was_never_given_do_not_exist()
      throws IOException, InterruptedException {
    Rig.Reply foreign = drive.send("GET", FILES + "/1NotesDeQuelquUn0000000000000?" + ALL, "");
    assertEquals(404, foreign.status());
    assertEquals("notFound", DriveRig.reason(foreign));
    assertEquals(List.of(), drive.names("name = 'Notes'"));
  }

  @Test
  void searches_know_names_types_parents_marks_and_the_bin()
      throws IOException, InterruptedException {
    drive.file("l'été \\\\ hiver", "");
    String mark = ", \"appProperties\": {\"cqorcCourse\": \"%s\"}";
    String one = drive.file("Liste un", mark.formatted("1001"));
    drive.file("Liste deux", mark.formatted("1002") + ", \"properties\": {\"a\": \"b\"}");
    assertEquals(List.of("l'été \\ hiver"), drive.names("name = 'l\\'été \\\\ hiver'"));
    assertEquals(List.of("Liste un", "Liste deux"), drive.names("name contains 'liste'"));
    assertEquals(List.of(), drive.names("name contains 'iste'"));
    String marked = "appProperties has { key='cqorcCourse' and value='1001' }";
    assertEquals(List.of("Liste un"), drive.names(marked));
    assertEquals(
        List.of("Liste deux"),
        drive.names("properties has { key='a' and value='b' } and not " + marked));
    assertEquals(
        List.of("Liste un"), drive.names("(name = 'Liste un' or name = 'x') and trashed = false"));
    assertEquals(
        List.of("Comptes"),
        drive.names("mimeType = '" + DriveFiles.FOLDER + "' and name contains 'compt'"));
    String late = " and '" + drive.folder + "' in parents and name contains 'L'";
    assertEquals(3, drive.names("createdTime > '2026-09-07T13:00:00'" + late).size());
    assertEquals(0, drive.names("createdTime > '2026-09-07T14:00:00Z'" + late).size());
    drive.rig.sandbox.drive().trash(one);
    assertEquals(List.of("Liste un"), drive.names(marked));
    assertEquals(List.of(), drive.names(marked + " and trashed = false"));
    for (String bad :
        List.of("name = \"Liste un\"", "name = 'a", "title = 'a'", "name = 'a' trashed = false")) {
      assertEquals(400, drive.send("GET", FILES + "?q=" + Rig.encode(bad), "").status(), bad);
    }
  }

  @Test
  void a_list_without_the_token_field_has_no_second_page()
      throws IOException, InterruptedException {
    for (int i = 0; i < 5; i++) {
      drive.file("page " + i, "");
    }
    String path =
        FILES
            + "?"
            + ALL
            + "&includeItemsFromAllDrives=true&pageSize=2&orderBy=name%20desc&q="
            + Rig.encode("name contains 'page'");
    assertFalse(drive.done("GET", path + "&fields=files(name)", "").has("nextPageToken"));
    List<String> names = new ArrayList<>();
    String token = "";
    int pages = 0;
    do {
      JsonNode page = drive.done("GET", path + token, "");
      page.path("files").forEach(file -> names.add(file.path("name").asText()));
      token = page.has("nextPageToken") ? "&pageToken=" + page.path("nextPageToken").asText() : "";
      pages++;
    } while (!token.isEmpty());
    assertEquals(4, pages);
    assertEquals(List.of("page 4", "page 3", "page 2", "page 1", "page 0"), names);
  }

  @Test
  void a_copied_spreadsheet_can_be_written_and_has_protections_of_its_own()
      throws IOException, InterruptedException {
    String template = drive.rig.config("template_fr");
    JsonNode copy =
        drive.done(
            "POST",
            FILES + "/" + template + "/copy?" + ALL + "&fields=id,name,parents,appProperties",
            "{\"name\": \"Comptes\", \"parents\": [\""
                + drive.folder
                + "\"], \"appProperties\": {\"cqorcCourse\": \"1001\"}}");
    assertEquals("1001", copy.path("appProperties").path("cqorcCourse").asText());
    Map<String, String> sheets = Rig.bearer(drive.rig.googleToken("sheets_v4"));
    String path = "/v4/spreadsheets/" + copy.path("id").asText();
    assertEquals(
        200,
        drive
            .rig
            .send(
                "PUT",
                path + "/values/B1:B2?valueInputOption=RAW",
                sheets,
                "{\"values\": [[\"https://a\"], [\"secret\"]]}")
            .status());
    JsonNode described = drive.rig.send("GET", path, sheets, "").json();
    assertEquals("Comptes", described.path("properties").path("title").asText());
    JsonNode protections = described.path("sheets").path(0).path("protectedRanges");
    assertEquals(2, protections.size());
    assertNotEquals(712_004_518, protections.path(0).path("protectedRangeId").asInt());
    JsonNode original =
        drive.rig.send("GET", "/v4/spreadsheets/" + template + "/values/A1:B2", sheets, "").json();
    assertEquals(1, original.path("values").path(0).size());
    assertEquals(
        400,
        drive
            .send(
                "POST",
                FILES + "/" + template + "/copy?" + ALL,
                "{\"parents\": [{\"id\": \"" + drive.folder + "\"}]}")
            .status());
  }

  @Test
  void copies_inherit_marks_and_place_and_names_may_repeat()
      throws IOException, InterruptedException {
    String one =
        drive.file(
            "A", ", \"mimeType\": \"text/plain\", \"appProperties\": {\"a\": \"1\", \"b\": \"2\"}");
    String fields = "/copy?" + ALL + "&fields=name,parents,appProperties";
    JsonNode copy =
        drive.done("POST", FILES + "/" + one + fields, "{\"appProperties\": {\"a\": null}}");
    assertEquals("Copy of A", copy.path("name").asText());
    assertEquals(drive.folder, copy.path("parents").path(0).asText());
    assertEquals("{\"b\":\"2\"}", copy.path("appProperties").toString());
    drive.done("POST", FILES + "/" + one + fields, "{\"name\": \"A\"}");
    assertEquals(2, drive.names("name = 'A'").size());
  }

  @Test
  void a_generated_id_works_once_and_not_for_spreadsheets()
      throws IOException, InterruptedException {
    String id = drive.done("GET", FILES + "/generateIds?count=2", "").path("ids").path(0).asText();
    String given = ", \"id\": \"" + id + "\"";
    assertEquals(400, drive.send("POST", FILES, "{\"name\": \"a\"" + SHEET + given + "}").status());
    assertEquals(id, drive.file("a", given));
    Rig.Reply again = drive.send("POST", FILES, "{\"name\": \"a\"" + given + "}");
    assertEquals(409, again.status());
    assertEquals("fileIdInUse", DriveRig.reason(again));
    assertEquals(400, drive.send("POST", FILES, "{\"id\": \"1Invented\"}").status());
  }

  @Test
  void an_update_moves_by_adding_and_removing_a_parent() throws IOException, InterruptedException {
    String other = drive.file("Dossier", ", \"mimeType\": \"" + DriveFiles.FOLDER + "\"");
    String id = drive.file("a", "");
    String path = FILES + "/" + id + "?" + ALL + "&fields=parents,name,driveId";
    Rig.Reply direct = drive.send("PATCH", path, "{\"parents\": [\"" + other + "\"]}");
    assertEquals("fieldNotWritable", DriveRig.reason(direct));
    assertEquals(403, drive.send("PATCH", path + "&addParents=" + other, "{}").status());
    JsonNode moved =
        drive.done(
            "PATCH",
            path + "&addParents=" + other + "&removeParents=" + drive.folder,
            "{\"name\": \"b\"}");
    assertEquals(other, moved.path("parents").path(0).asText());
    assertEquals("b", moved.path("name").asText());
    assertEquals(
        400,
        drive
            .send("PATCH", path, "{\"appProperties\": {\"k\": \"" + "é".repeat(62) + "\"}}")
            .status());
    assertEquals(204, drive.send("DELETE", FILES + "/" + id + "?" + ALL, "").status());
    assertEquals(404, drive.send("DELETE", FILES + "/" + id + "?" + ALL, "").status());
  }

  @Test
  void spreadsheets_made_here_or_there_are_known_to_both()
      throws IOException, InterruptedException {
    Map<String, String> sheets = Rig.bearer(drive.rig.googleToken("sheets_v4"));
    drive.rig.send(
        "POST", "/v4/spreadsheets", sheets, "{\"properties\": {\"title\": \"Par Sheets\"}}");
    assertEquals(List.of("Par Sheets"), drive.names("name = 'Par Sheets' and 'root' in parents"));
    String id = drive.file("Template", SHEET);
    drive.done("PATCH", FILES + "/" + id + "?" + ALL, "{\"name\": \"Gabarit\"}");
    assertEquals(
        "Gabarit",
        drive
            .rig
            .send("GET", "/v4/spreadsheets/" + id, sheets, "")
            .json()
            .path("properties")
            .path("title")
            .asText());
    drive.send("DELETE", FILES + "/" + id + "?" + ALL, "");
    assertEquals(404, drive.rig.send("GET", "/v4/spreadsheets/" + id, sheets, "").status());
  }

  @Test
  void files_survive_a_restart_and_compare_without_ids()
      throws IOException, InterruptedException, InputException {
    String template = drive.rig.config("template_en");
    String copy = "{\"name\": \"Copie\", \"parents\": [\"" + drive.folder + "\"]}";
    drive.done("POST", FILES + "/" + template + "/copy?" + ALL, copy);
    String state = drive.rig.sandbox.comparableState();
    drive.close();
    drive = new DriveRig(dir);
    assertEquals(state, drive.rig.sandbox.comparableState());
    assertEquals(List.of("Copie"), drive.names("name = 'Copie'"));
    drive.close();
    drive = new DriveRig(dir.resolve("other"));
    drive.send("DELETE", FILES + "/" + drive.file("autre", "") + "?" + ALL, "");
    drive.done("POST", FILES + "/" + template + "/copy?" + ALL, copy);
    assertEquals(state, drive.rig.sandbox.comparableState());
    assertTrue(drive.rig.send("GET", "/", Map.of(), "").body().contains("<td>Copie</td>"));
  }
}
