package ca.calculquebec.cqorc.service.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DriveClientTest {
  private static final String FILE =
      "{\"id\":\"1Copy\",\"name\":\"2026-09-14-pyt101\",\"mimeType\":"
          + "\"application/vnd.google-apps.spreadsheet\",\"parents\":[\"0Folder\"],"
          + "\"trashed\":false,\"appProperties\":{\"cqorcCourse\":\"2026-07\"},"
          + "\"webViewLink\":\"https://docs.google.com/spreadsheets/d/1Copy/edit\",\"later\":1}";
  private static final DriveFile COPY =
      new DriveFile(
          "1Copy",
          "2026-09-14-pyt101",
          DriveFile.SPREADSHEET,
          List.of("0Folder"),
          false,
          Map.of("cqorcCourse", "2026-07"),
          "https://docs.google.com/spreadsheets/d/1Copy/edit",
          "");

  @TempDir Path directory;
  private GoogleWorld world;
  private DriveClient client;

  @BeforeEach
  void start() throws Exception {
    world = new GoogleWorld(directory);
    Files.writeString(
        directory.resolve("token_drive_v3.json"),
        GoogleWorld.TOKEN
            .replace("EXPIRY", "2026-09-14T13:00:00Z")
            .replace("auth/spreadsheets", "auth/drive.file"));
    client = new DriveClient(world.root(), world.http, world.authorizer(Optional.empty(), false));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void a_file_is_read_with_its_marks() throws Exception {
    world.answer(200, FILE);
    assertEquals(Optional.of(COPY), client.find("1Copy"));
    RecordedRequest request = world.server.takeRequest();
    assertEquals("/drive/v3/files/1Copy", request.getUrl().encodedPath());
    assertEquals("true", request.getUrl().queryParameter("supportsAllDrives"));
    assertTrue(request.getUrl().queryParameter("fields").contains("appProperties"));
    assertEquals("Bearer ya29.OLD", request.getHeaders().get("Authorization"));
  }

  @Test
  void a_file_that_is_not_shown_is_none() throws Exception {
    world.answer(
        404,
        "{\"error\":{\"errors\":[{\"domain\":\"global\",\"reason\":\"notFound\",\"message\":"
            + "\"File not found: 1Gone.\"}],\"code\":404,\"message\":\"File not found: 1Gone.\"}}");
    assertEquals(Optional.empty(), client.find("1Gone"));
  }

  @Test
  void a_search_leaves_out_the_bin_escapes_quotes_and_reads_all_pages() throws Exception {
    world.answer(200, "{\"files\":[],\"nextPageToken\":\"p2\",\"incompleteSearch\":false}");
    world.answer(200, "{\"files\":[" + FILE + "]}");
    assertEquals(
        List.of(COPY),
        client.list(
            DriveSearch.in("0Folder").named("l'été \\ 1").marked("cqorcCourse", "2026-07")));
    RecordedRequest first = world.server.takeRequest();
    assertEquals(
        "name = 'l\\'été \\\\ 1' and '0Folder' in parents and trashed = false and "
            + "appProperties has { key='cqorcCourse' and value='2026-07' }",
        first.getUrl().queryParameter("q"));
    assertEquals("true", first.getUrl().queryParameter("includeItemsFromAllDrives"));
    assertEquals("true", first.getUrl().queryParameter("supportsAllDrives"));
    assertEquals("p2", world.server.takeRequest().getUrl().queryParameter("pageToken"));
  }

  @Test
  void a_search_of_a_part_only_is_a_failure() {
    world.answer(200, "{\"files\":[],\"incompleteSearch\":true}");
    ServiceException failure =
        assertThrows(ServiceException.class, () -> client.list(DriveSearch.in("0Folder")));
    assertTrue(failure.getMessage().contains("only a part"), failure.getMessage());
  }

  @Test
  void a_copy_names_its_folder_as_text_and_is_marked() throws Exception {
    world.answer(200, FILE);
    assertEquals(
        COPY,
        client.copy(
            "1Template",
            DriveDraft.of("2026-09-14-pyt101", "", "0Folder", Map.of("cqorcCourse", "2026-07"))));
    RecordedRequest request = world.server.takeRequest();
    assertEquals("POST", request.getMethod());
    assertEquals("/drive/v3/files/1Template/copy", request.getUrl().encodedPath());
    assertEquals("true", request.getUrl().queryParameter("supportsAllDrives"));
    assertEquals(
        Json.mapper()
            .readTree(
                "{\"name\":\"2026-09-14-pyt101\",\"parents\":[\"0Folder\"],"
                    + "\"appProperties\":{\"cqorcCourse\":\"2026-07\"}}"),
        Json.mapper().readTree(request.getBody().utf8()));
  }

  @Test
  void a_copy_whose_answer_is_lost_is_sent_once_and_uncertain() {
    world.server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    ServiceException failure =
        assertThrows(
            ServiceException.class,
            () -> client.copy("1T", DriveDraft.of("x", "", "0Folder", Map.of())));
    assertTrue(failure.uncertain());
    assertEquals(1, world.server.getRequestCount());
  }

  @Test
  void an_upload_carries_properties_and_bytes_in_one_request() throws Exception {
    world.answer(200, FILE);
    client.upload(
        new DriveDraft(
            "1Mine", "Attestation_É.pdf", "application/pdf", "0Folder", Map.of("k", "v")),
        new DriveContent("application/pdf", "%PDF-1.4 é".getBytes(StandardCharsets.UTF_8)));
    RecordedRequest request = world.server.takeRequest();
    assertEquals("POST", request.getMethod());
    assertEquals("/upload/drive/v3/files", request.getUrl().encodedPath());
    assertEquals("multipart", request.getUrl().queryParameter("uploadType"));
    assertEquals("true", request.getUrl().queryParameter("supportsAllDrives"));
    assertTrue(request.getHeaders().get("Content-Type").startsWith("multipart/related"));
    String body = request.getBody().utf8();
    assertTrue(body.contains("\"id\":\"1Mine\""), body);
    assertTrue(body.contains("Attestation_É.pdf"), body);
    assertTrue(body.contains("application/pdf") && body.contains("%PDF-1.4 é"), body);
    assertFalse(body.contains("ya29"), body);
  }

  @Test
  void every_request_goes_below_a_root_with_a_path() throws Exception {
    DriveClient below =
        new DriveClient(
            world.root() + "/google", world.http, world.authorizer(Optional.empty(), false));
    DriveContent content = new DriveContent("application/pdf", new byte[] {1, 2});
    DriveDraft draft = DriveDraft.of("a.pdf", "application/pdf", "0Folder", Map.of());
    world.answer(200, FILE);
    world.answer(200, FILE);
    world.answer(200, FILE);
    below.find("1Copy");
    below.upload(draft, content);
    below.replace("1Copy", content, Map.of());
    List<String> paths = new ArrayList<>();
    for (int request = 0; request < 3; request++) {
      paths.add(world.server.takeRequest().getUrl().encodedPath());
    }
    assertEquals(
        List.of(
            "/google/drive/v3/files/1Copy",
            "/google/upload/drive/v3/files",
            "/google/upload/drive/v3/files/1Copy"),
        paths);
  }

  @Test
  void an_id_that_is_used_already_is_told_apart() {
    world.answer(
        409,
        "{\"error\":{\"errors\":[{\"domain\":\"global\",\"reason\":\"fileIdInUse\",\"message\":"
            + "\"A file already exists with the provided ID.\"}],\"code\":409,\"message\":"
            + "\"A file already exists with the provided ID.\"}}");
    ServiceException failure =
        assertThrows(
            ServiceException.class,
            () ->
                client.upload(
                    new DriveDraft("1Mine", "x", "application/pdf", "0F", Map.of()),
                    new DriveContent("application/pdf", new byte[] {1})));
    assertTrue(DriveClient.isDuplicate(failure));
    assertFalse(failure.uncertain());
  }

  @Test
  void replaced_content_keeps_the_id_and_a_broken_connection_is_repeated() throws Exception {
    world.server.enqueue(new MockResponse.Builder().code(503).build());
    world.answer(200, FILE);
    client.replace("1Copy", new DriveContent("application/pdf", new byte[] {37}), Map.of());
    world.server.takeRequest();
    RecordedRequest request = world.server.takeRequest();
    assertEquals("PATCH", request.getMethod());
    assertEquals("/upload/drive/v3/files/1Copy", request.getUrl().encodedPath());
    assertFalse(request.getBody().utf8().contains("parents"));
  }

  @Test
  void too_large_a_content_is_refused_without_a_request() {
    ServiceException failure =
        assertThrows(
            ServiceException.class,
            () ->
                client.upload(
                    DriveDraft.of("x", "application/pdf", "0F", Map.of()),
                    new DriveContent(
                        "application/pdf", new byte[DriveClient.LARGEST_CONTENT + 1])));
    assertTrue(failure.getMessage().contains("5 MB"));
    assertEquals(0, world.server.getRequestCount());
  }

  @Test
  void a_new_name_and_marks_are_one_patch() throws Exception {
    world.answer(200, FILE);
    client.update("1Copy", "Nouveau", Map.of("a", "b"));
    RecordedRequest request = world.server.takeRequest();
    assertEquals("PATCH", request.getMethod());
    assertEquals(
        Json.mapper().readTree("{\"name\":\"Nouveau\",\"appProperties\":{\"a\":\"b\"}}"),
        Json.mapper().readTree(request.getBody().utf8()));
  }

  @Test
  void generated_ids_are_handed_out() throws Exception {
    world.answer(200, "{\"ids\":[\"1a\",\"1b\"],\"space\":\"drive\"}");
    assertEquals(List.of("1a", "1b"), client.generateIds(2));
    assertEquals("2", world.server.takeRequest().getUrl().queryParameter("count"));
  }

  @Test
  void no_storage_says_what_to_do() {
    world.answer(
        403,
        "{\"error\":{\"errors\":[{\"domain\":\"usageLimits\",\"reason\":\"storageQuotaExceeded\","
            + "\"message\":\"Service Accounts do not have storage quota.\"}],\"code\":403,"
            + "\"message\":\"Service Accounts do not have storage quota.\"}}");
    ServiceException failure =
        assertThrows(
            ServiceException.class,
            () -> client.create(DriveDraft.of("x", DriveFile.SPREADSHEET, "0F", Map.of())));
    assertEquals(Reason.REFUSED, failure.reason());
    assertTrue(failure.getMessage().contains("no storage left"));
  }
}
