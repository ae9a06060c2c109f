package ca.calculquebec.cqorc.badinput;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Configuration and trainer files that cannot be used: the whole run ends before anything changed.
 */
final class BadConfigurationTest {
  private static final String ZOOM = "zoom --create";
  private static final String EVENTBRITE = "eventbrite --create";

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> a_bad_configuration_ends_the_run() {
    return BadCase.tests(
        folder,
        List.of(
            BadCase.of(
                "no configuration directory",
                world -> world.variable("CQORC_CONFIG_DIR", "nowhere"),
                ZOOM,
                2,
                "nowhere",
                "--config_dir"),
            BadCase.of(
                "the configuration directory is a file",
                world -> world.variable("CQORC_CONFIG_DIR", world.config("config.cfg").toString()),
                ZOOM,
                2,
                "is a file",
                "config.cfg",
                "--config_dir"),
            BadCase.of(
                "the secrets directory is a file",
                world -> world.variable("CQORC_SECRETS_DIR", world.config("config.cfg").toString()),
                ZOOM,
                2,
                "is a file",
                "--secrets_dir"),
            BadCase.of(
                "the named secrets directory is missing",
                world -> world.variable("CQORC_SECRETS_DIR", "gone"),
                ZOOM,
                2,
                "no directory",
                "gone",
                "--secrets_dir"),
            BadCase.of(
                "no .cfg file",
                world -> {
                  delete(world.config("config.cfg"));
                  delete(world.config("sandbox.cfg"));
                  delete(world.secret("secrets.cfg"));
                },
                ZOOM,
                2,
                "no .cfg file",
                "looked"),
            BadCase.of(
                "a trainer file of 20 MB",
                world -> {
                  String file = "a:\n  firstname: A\n";
                  world.write(
                      world.secret("trainers.yml"), file.repeat(20_000_000 / file.length()));
                },
                ZOOM,
                2,
                "trainers.yml",
                "larger than 2 MB"),
            BadCase.of(
                "a configuration file without an end",
                world -> {
                  delete(world.config("config.cfg"));
                  Files.createSymbolicLink(world.config("config.cfg"), Path.of("/dev/zero"));
                },
                ZOOM,
                2,
                "config.cfg",
                "larger than 2 MB"),
            BadCase.of(
                "a key is missing",
                world -> world.replace(world.secret("secrets.cfg"), "client_secret = .*", ""),
                ZOOM,
                2,
                "no [zoom] client_secret",
                "secrets.cfg",
                "What to do:"),
            BadCase.of(
                "a key is mistyped",
                world ->
                    world.replace(world.secret("secrets.cfg"), "client_secret", "client_secert"),
                ZOOM,
                2,
                "no [zoom] client_secret",
                "client_secert"),
            BadCase.of(
                "a key is empty",
                world ->
                    world.replace(
                        world.secret("secrets.cfg"), "client_secret = .*", "client_secret ="),
                ZOOM,
                2,
                "[zoom] client_secret is empty",
                "line"),
            BadCase.of(
                "a section is missing",
                world ->
                    world.replace(world.secret("secrets.cfg"), "\\[eventbrite\\]\\n.*\\n.*\\n", ""),
                EVENTBRITE,
                2,
                "no [eventbrite] api_key",
                "What to do:"),
            BadCase.of(
                "no time zone",
                world -> world.replace(world.config("config.cfg"), "(?m)^timezone = .*\\R", ""),
                ZOOM,
                2,
                "no [global] timezone"),
            BadCase.of(
                "no spreadsheet",
                world -> world.replace(world.config("config.cfg"), "calendar_file = .*", ""),
                ZOOM,
                2,
                "no [google] calendar_file"),
            BadCase.of(
                "no trainer file named",
                world -> world.replace(world.config("sandbox.cfg"), "trainers_db = .*", ""),
                ZOOM,
                2,
                "no [global] trainers_db"),
            BadCase.of(
                "not UTF-8",
                world ->
                    Files.write(
                        world.secret("zz.cfg"),
                        "[survey]\nnote = \u00e9t\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)),
                ZOOM,
                2,
                "zz.cfg",
                "line 2",
                "UTF-8"),
            BadCase.of(
                "a zero byte",
                world -> world.write(world.secret("zz.cfg"), "[survey]\nnote = a\u0000b\n"),
                ZOOM,
                2,
                "zz.cfg",
                "line 2"),
            BadCase.of(
                "a line that is neither key nor section",
                world -> world.write(world.secret("zz.cfg"), "[zoom]\njust words\n"),
                ZOOM,
                2,
                "line 2",
                "zz.cfg",
                "What to do:"),
            BadCase.of(
                "a key before any section",
                world -> world.write(world.secret("zz.cfg"), "user = a\n"),
                ZOOM,
                2,
                "line 1",
                "zz.cfg",
                "section"),
            BadCase.of(
                "a key twice",
                world -> world.write(world.secret("zz.cfg"), "[zoom]\nuser = a\nUser = b\n"),
                ZOOM,
                2,
                "[zoom] user",
                "zz.cfg",
                "line",
                "2",
                "3",
                "Remove one of them"),
            BadCase.of(
                "a section twice",
                world ->
                    world.write(world.secret("zz.cfg"), "[zoom]\nuser = a\n[zoom]\nuser = b\n"),
                ZOOM,
                2,
                "[zoom]",
                "zz.cfg",
                "line 3"),
            BadCase.of(
                "an interpolation of a key that is not there",
                world -> world.setting("zoom", "user = %(nobody)s"),
                ZOOM,
                2,
                "nobody",
                "[zoom] user",
                "zz.cfg",
                "line 2"),
            BadCase.of(
                "a bare percent sign",
                world -> world.setting("zoom", "user = 100% sure"),
                ZOOM,
                2,
                "[zoom] user",
                "zz.cfg",
                "%%"),
            BadCase.of(
                "an interpolation without end",
                world -> world.setting("zoom", "user = %(account_id"),
                ZOOM,
                2,
                "[zoom] user",
                "zz.cfg"),
            BadCase.of(
                "an interpolation of itself",
                world -> world.setting("zoom", "user = %(user)s"),
                ZOOM,
                2,
                "[zoom] user",
                "zz.cfg"),
            BadCase.of(
                "not a number",
                world -> world.setting("eventbrite", "close_hours_before_event = noon"),
                EVENTBRITE,
                2,
                "noon",
                "close_hours_before_event",
                "zz.cfg",
                "line 2"),
            BadCase.of(
                "not a percentage",
                world -> world.setting("safety", "max_change_percent = many"),
                ZOOM,
                2,
                "many",
                "max_change_percent",
                "zz.cfg"),
            BadCase.of(
                "not a flag",
                world -> world.setting("zoom", "onsite_webinars = perhaps"),
                ZOOM,
                2,
                "perhaps",
                "onsite_webinars",
                "zz.cfg",
                "line 2"),
            BadCase.of(
                "a comment behind a flag",
                world -> world.setting("zoom", "onsite_webinars = yes # all"),
                ZOOM,
                2,
                "onsite_webinars",
                "comment"),
            BadCase.of(
                "not a time zone",
                world -> world.setting("global", "timezone = Montreal"),
                ZOOM,
                2,
                "Montreal",
                "America/Toronto",
                "zz.cfg"),
            BadCase.of(
                "plain http to a foreign host",
                world -> world.setting("endpoints", "zoom_api = http://zoom.example/v2"),
                ZOOM,
                2,
                "zoom_api",
                "https",
                "zz.cfg",
                "line 2"),
            BadCase.of(
                "a password in an address",
                world -> world.setting("endpoints", "zoom_api = https://me:hush@zoom.example/v2"),
                ZOOM,
                2,
                "zoom_api",
                "name or password"),
            BadCase.of(
                "an address that is none",
                world -> world.setting("endpoints", "eventbrite_api = somewhere"),
                EVENTBRITE,
                2,
                "eventbrite_api",
                "https",
                "zz.cfg"),
            BadCase.of(
                "a template outside of the language",
                world -> world.setting("global", "title_template = {title.__class__}"),
                ZOOM,
                2,
                "title_template",
                "__class__",
                "column",
                "zz.cfg"),
            BadCase.of(
                "a template that calls a function",
                world -> world.setting("survey", "survey_link_template_fr = {open(title)}"),
                ZOOM,
                2,
                "survey_link_template_fr",
                "open",
                "column"),
            BadCase.of(
                "a template with an unknown name",
                world -> world.setting("global", "title_template = {titel}"),
                ZOOM,
                2,
                "title_template",
                "titel",
                "that can stand here: course_code"),
            BadCase.of(
                "a template without end",
                world -> world.setting("global", "title_template = {title"),
                ZOOM,
                2,
                "title_template",
                "column"),
            BadCase.of(
                "a condition outside of the language",
                world -> world.setting("slack", "message_grappe_condition = lambda: 1"),
                "check",
                1,
                "message_grappe_condition",
                "zz.cfg"),
            BadCase.of(
                "malformed values keep check from nothing",
                world -> {
                  world.setting("zoom", "approval_type = 7", "contact_email = %(nix)s");
                  world.setting("global", "timezone = Mars/Phobos");
                  world.setting("eventbrite", "close_hours_before_event = -1");
                  world.setting("google", "credentials_file = nowhere.json");
                  world.setting("slack", "message_y_offset_end = b");
                  world.setting("script.usernames", "password_template = geheim{nope}x");
                  world.setting("survey", "survey_link_template_fr = {nope2}");
                },
                "check",
                1,
                "approval_type",
                "%(nix)s",
                "Mars/Phobos",
                "close_hours_before_event",
                "nowhere.json does not exist",
                "message_y_offset_end",
                "password_template: column 8",
                "nope2",
                "0 scheduled webinars",
                "8 problems"),
            BadCase.of(
                "a calendar_file that is none",
                world -> world.setting("google", "calendar_file = my sheet!"),
                ZOOM,
                2,
                "calendar_file",
                "my sheet!",
                "address",
                "zz.cfg"),
            BadCase.of(
                "no trainer file",
                world -> delete(world.secret("trainers.yml")),
                ZOOM,
                2,
                "trainers.yml",
                "trainers_db"),
            BadCase.of(
                "a trainer file that is not YAML",
                world -> world.write(world.secret("trainers.yml"), "wei: {firstname: [\n"),
                ZOOM,
                2,
                "trainers.yml",
                "not valid YAML",
                "line"),
            BadCase.of(
                "a trainer file that is a list",
                world -> world.write(world.secret("trainers.yml"), "- wei\n- emilie\n"),
                ZOOM,
                2,
                "trainers.yml",
                "What to do:"),
            BadCase.of(
                "a trainer file with a key twice",
                world ->
                    world.write(
                        world.secret("trainers.yml"),
                        "wei:\n  email: a@b.example\nwei:\n  email: c@d.example\n"),
                ZOOM,
                2,
                "trainers.yml",
                "wei",
                "line"),
            BadCase.of(
                "a trainer file that builds objects",
                world ->
                    world.write(
                        world.secret("trainers.yml"),
                        "wei: !!javax.script.ScriptEngineManager []\n"),
                ZOOM,
                2,
                "trainers.yml",
                "line"),
            BadCase.of(
                "a trainer file in another encoding",
                world ->
                    Files.write(
                        world.secret("trainers.yml"),
                        "wei:\n  firstname: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1)),
                ZOOM,
                2,
                "trainers.yml",
                "UTF-8"),
            BadCase.of(
                "a state directory that is a file",
                world -> {
                  world.write(world.config("state"), "x");
                  world.setting("global", "state_dir = " + world.config("state"));
                },
                ZOOM,
                2,
                "cannot write",
                "state_dir",
                "state"),
            BadCase.of(
                "an instant that is none in CQORC_NOW",
                world -> world.variable("CQORC_NOW", "yesterday"),
                ZOOM,
                2,
                "CQORC_NOW",
                "yesterday",
                "2026-09-01T12:00:00Z")));
  }

  private static void delete(Path file) throws IOException {
    Files.delete(file);
  }
}
