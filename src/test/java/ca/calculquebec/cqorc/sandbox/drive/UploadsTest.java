package ca.calculquebec.cqorc.sandbox.drive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Rig;
import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class UploadsTest {
  private static final String ALL = DriveRig.ALL;
  private static final String UPLOAD = DriveRig.UPLOAD;
  private static final int PIECE = 256 * 1024;

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

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private String metadata(String name) {
    return "{\"name\": \"" + name + "\", \"parents\": [\"" + drive.folder + "\"]}";
  }

  private Rig.Reply multipart(String method, String path, String metadata, byte[] media)
      throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--xyz\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n"
                + metadata
                + "\r\n--xyz\r\nContent-Type: application/pdf\r\n"
                + "Content-Transfer-Encoding: binary\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(media);
    body.writeBytes("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
    return drive.rig.send(
        method,
        path,
        drive.headers("Content-Type", "multipart/related; boundary=xyz"),
        body.toByteArray());
  }

  private byte[] download(String id) throws IOException, InterruptedException {
    return drive
        .rig
        .raw("GET", DriveRig.FILES + "/" + id + "?alt=media&" + ALL, drive.auth, new byte[0])
        .body();
  }

  @Test
  void a_multipart_upload_keeps_every_byte_and_an_update_keeps_the_id()
      throws IOException, InterruptedException {
    byte[] first = bytes(5000);
    JsonNode made =
        multipart(
                "POST",
                UPLOAD + "?uploadType=multipart&fields=id,name,mimeType,size&" + ALL,
                metadata("Été.pdf"),
                first)
            .json();
    assertEquals("Été.pdf", made.path("name").asText());
    assertEquals("application/pdf", made.path("mimeType").asText());
    assertEquals("5000", made.path("size").asText());
    String id = made.path("id").asText();
    assertArrayEquals(first, download(id));
    byte[] second = bytes(70);
    String path = UPLOAD + "/" + id + "?uploadType=multipart&" + ALL;
    assertEquals(200, multipart("PATCH", path, "{}", second).status());
    assertArrayEquals(second, download(id));
    assertArrayEquals(second, drive.rig.sandbox.drive().content(id));
    RecordedRequest last = drive.rig.sandbox.changes().get(0);
    assertTrue(last.body().contains("Été.pdf") && last.body().length() < 400, last.body());
  }

  @Test
  void a_broken_multipart_body_is_refused() throws IOException, InterruptedException {
    String path = UPLOAD + "?uploadType=multipart&" + ALL;
    for (String type : new String[] {"multipart/related", "multipart/related; boundary=abc"}) {
      assertEquals(
          400,
          drive
              .rig
              .send("POST", path, drive.headers("Content-Type", type), "--xyz\r\n\r\n{}\r\n--xyz--")
              .status());
    }
    assertEquals(400, drive.send("POST", UPLOAD + "?" + ALL, "{}").status());
    assertEquals(413, multipart("POST", path, "{}", bytes(5 * 1024 * 1024)).status());
  }

  private String session(String name) throws IOException, InterruptedException {
    Rig.Reply begun =
        drive.rig.send(
            "POST",
            UPLOAD + "?uploadType=resumable&fields=id,md5Checksum&" + ALL,
            drive.headers(
                "Content-Type",
                "application/json; charset=UTF-8",
                "X-Upload-Content-Type",
                "application/pdf"),
            metadata(name));
    assertEquals(200, begun.status(), begun.body());
    String location = begun.header("location");
    assertTrue(location.startsWith(drive.rig.sandbox.root()), location);
    return location.substring(drive.rig.sandbox.root().length());
  }

  private Rig.Reply put(String session, String range, byte[] piece)
      throws IOException, InterruptedException {
    return drive.rig.send(
        "PUT", session, range.isEmpty() ? Map.of() : Map.of("Content-Range", range), piece);
  }

  @Test
  void an_upload_goes_on_where_it_broke_off() throws IOException, InterruptedException {
    byte[] all = bytes(2 * PIECE + 1000);
    String session = session("a.pdf");
    String total = "/" + all.length;
    assertEquals("", put(session, "bytes */" + all.length, new byte[0]).header("range"));
    Rig.Reply first = put(session, "bytes 0-" + (PIECE - 1) + total, Arrays.copyOf(all, PIECE));
    assertEquals(308, first.status());
    assertEquals("bytes=0-" + (PIECE - 1), first.header("range"));
    byte[] odd = Arrays.copyOfRange(all, PIECE, PIECE + 10);
    assertEquals(400, put(session, "bytes " + PIECE + "-" + (PIECE + 9) + total, odd).status());
    Rig.Reply asked = put(session, "bytes */" + all.length, new byte[0]);
    assertEquals("bytes=0-" + (PIECE - 1), asked.header("range"));
    Rig.Reply last =
        put(
            session,
            "bytes " + PIECE + "-" + (all.length - 1) + total,
            Arrays.copyOfRange(all, PIECE, all.length));
    assertEquals(200, last.status());
    assertEquals(2, last.json().size());
    assertArrayEquals(all, download(last.json().path("id").asText()));
    assertEquals(404, put(session, "bytes */" + all.length, new byte[0]).status());
  }

  @Test
  void a_session_takes_everything_at_once_and_lives_a_week()
      throws IOException, InterruptedException {
    byte[] all = bytes(999);
    Rig.Reply whole = put(session("b.pdf"), "", all);
    assertEquals(200, whole.status());
    assertArrayEquals(all, download(whole.json().path("id").asText()));
    String late = session("c.pdf");
    drive.rig.clock.pass(Duration.ofDays(7));
    assertEquals(404, put(late, "", all).status());
  }

  @Test
  void a_csv_file_becomes_a_spreadsheet() throws IOException, InterruptedException {
    String body =
        "--b\r\nContent-Type: application/json\r\n\r\n{\"name\": \"Liste\", \"mimeType\":"
            + " \"application/vnd.google-apps.spreadsheet\"}\r\n--b\r\nContent-Type: text/csv\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getEncoder()
                .encodeToString(
                    "Nom,\"Dit \"\"X\"\"\"\n\"a,b\",é\n".getBytes(StandardCharsets.UTF_8))
            + "\r\n--b--";
    String id =
        drive
            .rig
            .send(
                "POST",
                UPLOAD + "?uploadType=multipart",
                drive.headers("Content-Type", "multipart/related; boundary=\"b\""),
                body)
            .json()
            .path("id")
            .asText();
    JsonNode values =
        drive
            .rig
            .send(
                "GET",
                "/v4/spreadsheets/" + id + "/values/A1:B9",
                Rig.bearer(drive.rig.googleToken("sheets_v4")),
                "")
            .json()
            .path("values");
    assertEquals("[[\"Nom\",\"Dit \\\"X\\\"\"],[\"a,b\",\"é\"]]", values.toString());
  }

  @Test
  void compressed_bodies_are_read() throws IOException, InterruptedException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(metadata("zip").getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(
        200,
        drive
            .rig
            .send(
                "POST",
                DriveRig.FILES + "?" + ALL,
                drive.headers("Content-Encoding", "gzip"),
                packed.toByteArray())
            .status());
    assertEquals(1, drive.names("name = 'zip'").size());
  }
}
