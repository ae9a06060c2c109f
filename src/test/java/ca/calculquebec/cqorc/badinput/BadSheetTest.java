package ca.calculquebec.cqorc.badinput;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Cells, headings and description files: what concerns one course fails that course only. */
final class BadSheetTest {
  private static final String ZOOM = "zoom --create";
  private static final String EVENTBRITE = "eventbrite --create";

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> a_bad_sheet_or_description_is_told_with_its_place() {
    return BadCase.tests(
        folder,
        List.of(
            BadCase.of(
                "no header row",
                world -> world.sheet().set(1, "course_id", "id"),
                ZOOM,
                2,
                "course_id",
                "heading"),
            BadCase.of(
                "a required heading is missing",
                world -> world.sheet().set(1, "language", "langue"),
                ZOOM,
                2,
                "language",
                "row 1",
                "add"),
            BadCase.of(
                "the heading of the written column is missing",
                world -> world.sheet().set(1, "zoom_id", "zoom"),
                ZOOM,
                2,
                "zoom_id",
                "add"),
            BadCase.of(
                "a heading twice",
                world -> world.sheet().set(1, "notes", "title"),
                ZOOM,
                2,
                "title",
                "row 1",
                "twice"),
            BadCase.of(
                "two headings alike but for case and blanks",
                world -> world.sheet().set(1, "notes", " Zoom_ID "),
                ZOOM,
                2,
                "zoom_id",
                "row 1"),
            BadCase.of(
                "no such tab",
                world -> world.setting("google", "calendar_sheet_name = Hiver"),
                ZOOM,
                2,
                "Hiver",
                "its tabs are",
                "calendar_sheet_name"),
            BadCase.of(
                "no such spreadsheet",
                world ->
                    world.setting(
                        "google", "calendar_file = 1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
                ZOOM,
                2,
                "1aaaaaaaaaaaa",
                "calendar_file",
                "share"),
            BadCase.of(
                "a date that is none",
                world -> world.cell("1001", 0, "start_date", "bientôt"),
                ZOOM,
                1,
                "row 2",
                "start_date",
                "bientôt",
                "1001"),
            BadCase.of(
                "a date that does not exist",
                world -> world.cell("1001", 0, "start_date", "2026-02-30 09:00"),
                ZOOM,
                1,
                "row 2",
                "start_date",
                "2026-02-30"),
            BadCase.of(
                "a date without time",
                world -> world.cell("1001", 0, "start_date", "2026-09-08"),
                ZOOM,
                1,
                "row 2",
                "start_date",
                "time"),
            BadCase.of(
                "an end that is no date",
                world -> world.cell("1001", 0, "end_date", "12 h"),
                ZOOM,
                1,
                "row 2",
                "end_date"),
            BadCase.of(
                "an empty date",
                world -> world.cell("1001", 0, "start_date", ""),
                ZOOM,
                1,
                "row 2",
                "start_date",
                "empty"),
            BadCase.of(
                "an end before the start",
                world -> world.cell("1001", 0, "end_date", "2026-09-08 08:00"),
                ZOOM,
                1,
                "row 2",
                "end_date",
                "not after the start"),
            BadCase.of(
                "an end equal to the start",
                world -> world.cell("1001", 0, "end_date", "2026-09-08 09:00"),
                ZOOM,
                1,
                "row 2",
                "not after the start"),
            BadCase.of(
                "a time that the clocks skip",
                world -> {
                  world.cell("1001", 0, "start_date", "2027-03-14 02:30");
                  world.cell("1001", 0, "end_date", "2027-03-14 05:30");
                },
                ZOOM,
                1,
                "row 2",
                "start_date",
                "2027-03-14"),
            BadCase.of(
                "an unknown language",
                world -> world.cell("1001", 0, "language", "es"),
                ZOOM,
                1,
                "row 2",
                "language",
                "es",
                "fr or en"),
            BadCase.of(
                "no language",
                world -> world.cell("1001", 0, "language", ""),
                ZOOM,
                1,
                "row 2",
                "language is empty"),
            BadCase.of(
                "no title",
                world -> world.cell("1001", 0, "title", ""),
                ZOOM,
                1,
                "row 2",
                "title is empty"),
            BadCase.of(
                "a title too long for Zoom",
                world -> world.cell("1001", 0, "title", "x".repeat(300)),
                ZOOM,
                1,
                "title",
                "row 2",
                "200"),
            BadCase.of(
                "an unknown trainer",
                world -> world.cell("1001", 0, "instructor", "oliver"),
                ZOOM,
                1,
                "row 2",
                "instructor",
                "no trainer \"oliver\"",
                "did you mean \"olivier\"?"),
            BadCase.of(
                "two unknown trainers",
                world -> {
                  world.cell("1001", 0, "instructor", "oliver");
                  world.cell("1001", 0, "host", "nobody");
                },
                ZOOM,
                1,
                "oliver",
                "nobody",
                "instructor",
                "host"),
            BadCase.of(
                "a trainer without address",
                world ->
                    world.replace(world.secret("trainers.yml"), "(?m)^  email: .olivier.*$", ""),
                ZOOM,
                1,
                "olivier",
                "no address",
                "row"),
            BadCase.of(
                "every course has an unknown language",
                world -> {
                  for (int row = 2; row <= world.sheet().lastRow(); row++) {
                    world.sheet().set(row, "language", "es");
                  }
                },
                ZOOM,
                1,
                "row 2",
                "es"),
            BadCase.of(
                "the only selected course has a bad date",
                world -> world.cell("1001", 0, "start_date", "bientôt"),
                "zoom --create --course_id 1001",
                1,
                "row 2",
                "bientôt",
                "2026-09-14 13:00"),
            BadCase.of(
                "an unknown course",
                world -> {},
                "zoom --create --course_id 1005",
                2,
                "no course \"1005\"",
                "1001"),
            BadCase.of(
                "several unknown courses",
                world -> {},
                "zoom --create --course_id 1001,77,88",
                2,
                "77",
                "88"),
            BadCase.of(
                "two zoom_ids in one course",
                world -> {
                  world.cell("1002", 0, "zoom_id", "81234567890");
                  world.cell("1002", 1, "zoom_id", "81234567891");
                },
                ZOOM,
                1,
                "zoom_id",
                "81234567890",
                "81234567891",
                "row"),
            BadCase.of(
                "two sessions with one start",
                world -> world.cell("1002", 1, "start_date", "2026-10-31 09:00"),
                ZOOM,
                1,
                "start_date",
                "same time",
                "row"),
            BadCase.of(
                "a zoom_id that is no number",
                world -> world.cell("1001", 0, "zoom_id", "see mail"),
                ZOOM,
                1,
                "zoom_id",
                "row 2",
                "see mail"),
            BadCase.of(
                "a webinar that is gone",
                world -> world.cell("1001", 0, "zoom_id", "99999999999"),
                "zoom --update",
                1,
                "999 9999 9999",
                "--delete",
                "--create"),
            BadCase.of(
                "a webinar that is gone, when webinars are created",
                world -> world.cell("1001", 0, "zoom_id", "99999999999"),
                ZOOM,
                1,
                "1001",
                "row 2",
                "zoom_id",
                "--delete",
                "--create"),
            BadCase.of(
                "an event that is gone, when events are created",
                world -> world.cell("1001", 0, "eventbrite_id", "123456789"),
                EVENTBRITE,
                1,
                "1001",
                "row 2",
                "eventbrite_id",
                "--delete",
                "--create"),
            BadCase.of(
                "no template",
                world -> world.cell("1001", 0, "template", ""),
                EVENTBRITE,
                1,
                "row 2",
                "template"),
            BadCase.of(
                "a template that is no number",
                world -> world.cell("1001", 0, "template", "the usual"),
                EVENTBRITE,
                1,
                "row 2",
                "template",
                "the usual"),
            BadCase.of(
                "a template event that is gone",
                world -> world.cell("1001", 0, "template", "123456789"),
                EVENTBRITE,
                1,
                "row 2",
                "template",
                "123456789"),
            BadCase.of(
                "an event that is gone",
                world -> world.cell("1001", 0, "eventbrite_id", "123456789"),
                "eventbrite --update",
                1,
                "123456789",
                "--delete",
                "--create"),
            BadCase.of(
                "no description file",
                world -> Files.delete(world.description("PYT101-fr.yaml")),
                EVENTBRITE,
                1,
                "PYT101",
                "fr.yaml",
                "description"),
            BadCase.of(
                "a description that is not YAML",
                world -> world.write(world.description("PYT101-fr.yaml"), "plan: [\n"),
                EVENTBRITE,
                1,
                "PYT101-fr.yaml",
                "line"),
            BadCase.of(
                "a description that is a list",
                world -> world.write(world.description("PYT101-fr.yaml"), "- a\n"),
                EVENTBRITE,
                1,
                "PYT101-fr.yaml"),
            BadCase.of(
                "the only selected course has no description",
                world -> Files.delete(world.description("PYT101-fr.yaml")),
                "eventbrite --create --course_id 1001",
                1,
                "PYT101-fr.yaml",
                "description"),
            BadCase.of(
                "the only selected course has no template, in a dry run",
                world -> world.cell("1001", 0, "template", ""),
                "eventbrite --create --dry-run --course_id 1001",
                1,
                "row 2",
                "template"),
            BadCase.of(
                "the only selected course's event is gone",
                world -> world.cell("1001", 0, "eventbrite_id", "123456789"),
                "eventbrite --update --course_id 1001",
                1,
                "123456789",
                "--delete",
                "--create"),
            BadCase.of(
                "a plan for too few sessions",
                world ->
                    world.write(
                        world.description("R201-en.yaml"),
                        "summary: s\ndescription: d\nplan:\n- [a, b]\n"),
                EVENTBRITE,
                1,
                "R201-en.yaml",
                "1 session",
                "2"),
            BadCase.of(
                "a summary too long",
                world ->
                    world.write(
                        world.description("PYT101-fr.yaml"),
                        "summary: " + "x".repeat(200) + "\ndescription: d\nplan: [a]\n"),
                EVENTBRITE,
                1,
                "PYT101",
                "summary",
                "140"),
            BadCase.of(
                "a code that leads out of the repository",
                world -> world.cell("1001", 0, "code", "../../secrets"),
                EVENTBRITE,
                1,
                "../../secrets"),
            BadCase.of(
                "a code that is an absolute path",
                world -> world.cell("1001", 0, "code", "/etc/passwd"),
                EVENTBRITE,
                1,
                "/etc/passwd")));
  }
}
