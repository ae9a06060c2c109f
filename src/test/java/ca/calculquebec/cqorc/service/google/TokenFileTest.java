package ca.calculquebec.cqorc.service.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
  private static final String WRITTEN_BY_GOOGLE_AUTH =
      GoogleWorld.TOKEN.replace("EXPIRY", "2026-08-13T14:33:21.123456Z");

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("token_sheets_v4.json");
  }

  @Test
  void a_file_of_the_predecessor_is_written_back_byte_for_byte() throws Exception {
    TokenFile token = read(WRITTEN_BY_GOOGLE_AUTH);
    token.write(file);
    assertEquals(WRITTEN_BY_GOOGLE_AUTH, Files.readString(file));
  }

  @Test
  void a_refresh_changes_token_and_expiry_only() throws Exception {
    TokenFile refreshed =
        read(WRITTEN_BY_GOOGLE_AUTH)
            .refreshed("ya29.NEW", Optional.empty(), Instant.parse("2026-09-14T13:00:00.5Z"));
    assertEquals(
        WRITTEN_BY_GOOGLE_AUTH
            .replace("ya29.OLD", "ya29.NEW")
            .replace("2026-08-13T14:33:21.123456Z", "2026-09-14T13:00:00.500000Z"),
        refreshed.toJson());
    assertTrue(
        refreshed
            .refreshed("t", Optional.of("1//NEWER"), Instant.parse("2026-09-14T13:00:00Z"))
            .toJson()
            .matches(".*\"refresh_token\": \"1//NEWER\".*\"expiry\": \"2026-09-14T13:00:00Z\"}"));
  }

  @Test
  void a_new_file_has_googles_keys_in_googles_order() {
    assertEquals(
        WRITTEN_BY_GOOGLE_AUTH,
        TokenFile.of(
                "ya29.OLD",
                "1//REFRESH",
                "https://oauth2.googleapis.com/token",
                "1234-abc.apps.googleusercontent.com",
                "GOCSPX-SECRET",
                GoogleScope.SHEETS.address(),
                Instant.parse("2026-08-13T14:33:21.123456789Z"))
            .toJson());
  }

  @Test
  void unknown_keys_stay_and_nulls_go() throws Exception {
    String kept =
        read("""
            {"later": {"a": [1, 2], "b": true}, "client_id": "c", "client_secret": "s\\u00e9cret",
             "refresh_token": "r", "account": null, "scopes": "one two", "rapt_token": "p"}
            """)
            .toJson();
    assertEquals(
        "{\"refresh_token\": \"r\", \"client_id\": \"c\", \"client_secret\": \"s\\u00e9cret\", "
            + "\"scopes\": \"one two\", \"rapt_token\": \"p\", "
            + "\"later\": {\"a\": [1, 2], \"b\": true}}",
        kept);
  }

  @Test
  void scopes_come_as_a_list_or_as_words() throws Exception {
    assertEquals(List.of("a", "b"), read(minimal("\"scopes\": \"a b\"")).scopes());
    assertEquals(List.of("a", "b"), read(minimal("\"scopes\": [\"a\", \"b\"]")).scopes());
    assertEquals(List.of(), read(minimal("\"x\": 1")).scopes());
  }

  @Test
  void expiry_is_utc_without_its_fraction_and_may_be_missing() throws Exception {
    assertEquals(
        Optional.of(Instant.parse("2026-08-13T14:33:21Z")), read(WRITTEN_BY_GOOGLE_AUTH).expiry());
    assertEquals(
        Optional.of(Instant.parse("2026-08-13T14:33:21Z")),
        read(minimal("\"expiry\": \"2026-08-13T14:33:21\"")).expiry());
    assertEquals(Optional.empty(), read(minimal("\"expiry\": \"soon\"")).expiry());
    assertEquals(Optional.empty(), read(minimal("\"x\": 1")).expiry());
  }

  @Test
  void only_the_owner_may_read_it() throws Exception {
    TokenFile token = read(WRITTEN_BY_GOOGLE_AUTH);
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      token.write(file);
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    try (var left = Files.list(directory)) {
      assertEquals(1, left.count(), "no temporary file is left");
    }
  }

  @Test
  void a_link_stays_a_link() throws Exception {
    TokenFile token = read(WRITTEN_BY_GOOGLE_AUTH);
    Path elsewhere = Files.createDirectory(directory.resolve("shared")).resolve("real.json");
    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);
    token.refreshed("ya29.NEW", Optional.empty(), Instant.EPOCH).write(file);
    assertTrue(Files.isSymbolicLink(file));
    assertTrue(Files.isRegularFile(elsewhere, LinkOption.NOFOLLOW_LINKS));
    assertTrue(Files.readString(elsewhere).contains("ya29.NEW"));
  }

  @Test
  void what_is_no_token_file_is_named_and_never_quoted() throws Exception {
    for (String content :
        List.of("", "GOCSPX-SECRET", "[1]", "{\"client_secret\": GOCSPX-SECRET}", "null")) {
      assertUnusable(content, "is not a JSON object");
    }
    assertUnusable("{\"client_id\":\"c\",\"refresh_token\":\"r\"}", "lacks \"client_secret\"");
    assertUnusable("{\"client_id\":\"c\",\"client_secret\":\"s\"}", "lacks \"refresh_token\"");
  }

  private void assertUnusable(String content, String why) throws Exception {
    Files.writeString(file, content);
    ServiceException e = assertThrows(ServiceException.class, () -> TokenFile.read(file));
    assertEquals(ServiceException.Reason.CREDENTIALS, e.reason());
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
    assertFalse(e.getMessage().contains("GOCSPX"), e.getMessage());
    assertTrue(e.advice().contains("cqorc auth google"), e.advice());
  }

  private TokenFile read(String content) throws Exception {
    Files.writeString(file, content);
    return TokenFile.read(file);
  }

  private static String minimal(String more) {
    return "{\"refresh_token\":\"r\",\"client_id\":\"c\",\"client_secret\":\"s\"," + more + "}";
  }
}
