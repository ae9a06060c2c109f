package ca.calculquebec.cqorc.badinput;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tokens and keys that open nothing. */
final class BadCredentialsTest {
  private static final String ZOOM = "zoom --create";
  private static final String EVENTBRITE = "eventbrite --create";

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> bad_credentials_are_told_with_their_file_and_remedy() {
    return BadCase.tests(
        folder,
        List.of(
            BadCase.of(
                "no token",
                world -> Files.delete(world.secret("token_sheets_v4.json")),
                ZOOM,
                2,
                "token_sheets_v4.json",
                "cqorc auth google"),
            BadCase.of(
                "consent that nobody can give",
                world -> Files.delete(world.secret("token_sheets_v4.json")),
                "auth google",
                2,
                "token_sheets_v4.json",
                "in a terminal"),
            BadCase.of(
                "a token that is not JSON",
                world -> world.write(world.secret("token_sheets_v4.json"), "not json"),
                ZOOM,
                2,
                "token_sheets_v4.json",
                "cqorc auth google"),
            BadCase.of(
                "an empty token file",
                world -> world.write(world.secret("token_sheets_v4.json"), ""),
                ZOOM,
                2,
                "token_sheets_v4.json",
                "cqorc auth google"),
            BadCase.of(
                "an expired token that cannot be refreshed",
                world ->
                    world.replace(
                        world.secret("token_sheets_v4.json"),
                        "\"refresh_token\": \"[^\"]*\", ",
                        ""),
                ZOOM,
                2,
                "token_sheets_v4.json",
                "refresh",
                "cqorc auth google"),
            BadCase.of(
                "a token with an empty refresh_token",
                world ->
                    world.replace(
                        world.secret("token_sheets_v4.json"),
                        "\"refresh_token\": \"[^\"]*\"",
                        "\"refresh_token\": \"\""),
                ZOOM,
                2,
                "token_sheets_v4.json",
                "cqorc auth google"),
            BadCase.of(
                "consent was withdrawn",
                world -> world.sandbox().revokeGoogleTokens(),
                ZOOM,
                2,
                "token_sheets_v4.json",
                "cqorc auth google",
                "7 days"),
            BadCase.of(
                "a token for something else",
                world ->
                    Files.copy(
                        world.secret("token_drive_v3.json"),
                        world.secret("token_sheets_v4.json"),
                        StandardCopyOption.REPLACE_EXISTING),
                ZOOM,
                2,
                "token_sheets_v4.json",
                "cqorc auth google"),
            BadCase.of(
                "a token with a foreign client secret",
                world ->
                    world.replace(
                        world.secret("token_sheets_v4.json"),
                        "\"client_secret\": \"[^\"]*\"",
                        "\"client_secret\": \"wrong\""),
                ZOOM,
                2,
                "token_sheets_v4.json"),
            BadCase.of(
                "a wrong client_secret for Zoom",
                world -> world.setting("zoom", "client_secret = wrong"),
                ZOOM,
                2,
                "Zoom refused the credentials",
                "client_secret",
                "What to do:"),
            BadCase.of(
                "a wrong account_id for Zoom",
                world -> world.setting("zoom", "account_id = wrong"),
                ZOOM,
                2,
                "Zoom",
                "account_id",
                "What to do:"),
            BadCase.of(
                "a user that Zoom does not know",
                world -> world.setting("zoom", "user = nobody@sandbox.example"),
                ZOOM,
                2,
                "nobody@sandbox.example",
                "[zoom] user"),
            BadCase.of(
                "a wrong api_key for Eventbrite",
                world -> world.setting("eventbrite", "api_key = wrong"),
                EVENTBRITE,
                2,
                "Eventbrite",
                "api_key",
                "What to do:"),
            BadCase.of(
                "an organisation that is not ours",
                world -> world.setting("eventbrite", "organization_id = 12345"),
                EVENTBRITE,
                2,
                "organization_id"),
            BadCase.of(
                "check tells of several credentials at once",
                world -> {
                  world.write(
                      world.secret("zz.cfg"),
                      "[zoom]\nclient_secret = wrong\n[eventbrite]\napi_key = wrong\n");
                  world.cell("1001", 0, "language", "es");
                },
                "check",
                1,
                "client_secret",
                "api_key",
                "row 2")));
  }
}
