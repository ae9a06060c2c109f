package ca.calculquebec.cqorc.badinput;

import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that mean nothing: said before anything is read. */
final class BadCommandLineTest {

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> a_bad_command_line_changes_nothing() {
    return BadCase.tests(
        folder,
        List.of(
            BadCase.of("no such command", "zom --create", "\"zom\"", "zoom", "--help"),
            BadCase.of("help of no such command", "help zom", "\"zom\"", "zoom"),
            BadCase.of("nothing at all", "", "zoom"),
            BadCase.of(
                "no such option",
                "zoom --create --frobnicate",
                "--frobnicate",
                "not an option",
                "--help"),
            BadCase.of("a mistyped option", "zoom --craete", "--craete", "--create"),
            BadCase.of("an abbreviation", "zoom --create --dry", "--dry", "--dry-run"),
            BadCase.of("a value is missing", "zoom --create --course_id", "--course_id", "--help"),
            BadCase.of("a flag with a value", "zoom --create=yes", "--create", "--help"),
            BadCase.of("no action", "zoom", "--create", "--help"),
            BadCase.of("no action for eventbrite", "eventbrite", "--create"),
            BadCase.of("create and delete", "zoom --create --delete", "--create", "--delete"),
            BadCase.of(
                "publish and delete",
                "eventbrite --publish --delete",
                "--delete cannot be combined",
                "What to do:"),
            BadCase.of(
                "no-invites without create",
                "zoom --delete --course_id 1001 --no-invites",
                "--no-invites"),
            BadCase.of(
                "prune with create only", "zoom --delete --course_id 1001 --prune", "--prune"),
            BadCase.of(
                "a plan to save where nothing is planned",
                "zoom --show --plan-out plan.json",
                "--show",
                "only reads",
                "--plan-out"),
            BadCase.of(
                "options of changes beside reading",
                "zoom --list-panelists --no-invites --onsite",
                "only reads",
                "--no-invites and --onsite"),
            BadCase.of(
                "a rehearsal of reading",
                "zoom --show --dry-run --yes --wait --max-change 10 --max-people 3",
                "--show only reads, and changes nothing",
                "--dry-run, --yes, --wait, --max-change and --max-people"),
            BadCase.of(
                "consent to a list",
                "slack --list-messages --yes",
                "--list-messages only reads",
                "--yes"),
            BadCase.of(
                "onsite with a deletion", "zoom --delete --all --onsite", "--onsite", "--delete"),
            BadCase.of("a condition without one", "config --condition", "--condition"),
            BadCase.of(
                "two trials at once", "config --try {a} --condition 1==1", "Run them one by one"),
            BadCase.of(
                "an option of another command",
                "eventbrite --create --onsite",
                "--onsite",
                "not an option"),
            BadCase.of("an option of zoom given to check", "check --create", "--create"),
            BadCase.of("a stray word", "zoom --create 1001", "\"1001\""),
            BadCase.of(
                "a bad date", "zoom --create --date someday", "--date", "someday", "YYYY-MM-DD"),
            BadCase.of(
                "a date that does not exist",
                "zoom --create --date 2026-02-30",
                "--date",
                "2026-02-30"),
            BadCase.of(
                "course_id and date",
                "zoom --create --course_id 1001 --date today",
                "--course_id",
                "--date"),
            BadCase.of("an empty course_id", "zoom --create --course_id ,", "--course_id"),
            BadCase.of(
                "no courses at a time", "zoom --create --parallel 0", "--parallel", "1 or more"),
            BadCase.of(
                "parallel is no number", "zoom --create --parallel many", "--parallel", "many"),
            BadCase.of(
                "max-change is no number",
                "zoom --create --max-change lots",
                "--max-change",
                "lots"),
            BadCase.of("max-change below zero", "zoom --create --max-change -5", "--max-change"),
            BadCase.of("max-people below zero", "zoom --create --max-people -1", "--max-people"),
            BadCase.of("max-wait below zero", "zoom --create --max-wait -1", "--max-wait"),
            BadCase.of("an unknown output", "zoom --create --output xml", "--output", "xml"),
            BadCase.of("an unknown colour", "zoom --create --color blue", "--color", "blue"),
            BadCase.of("an option twice", "zoom --create --date today --date tomorrow", "--date"),
            BadCase.of(
                "delete without selection",
                "zoom --delete --yes",
                "--course_id",
                "--date",
                "--all"),
            BadCase.of(
                "delete of events without selection",
                "eventbrite --delete --yes",
                "--course_id",
                "--all"),
            BadCase.of(
                "delete without consent and terminal",
                world -> {
                  world.run("zoom --create");
                  world.sandbox().forgetRequests();
                },
                "zoom --delete --course_id 1001",
                2,
                "--yes",
                "without a terminal"),
            BadCase.of(
                "another run holds the lock",
                World::holdLock,
                "zoom --update",
                2,
                "another run is changing this spreadsheet",
                "zoom --create",
                "--wait",
                "nothing was changed"),
            BadCase.of("an event without title", "eventbrite new --template 1", "--title"),
            BadCase.of(
                "an event in no language",
                "eventbrite new --template 1 --title T --start-date 2026-10-01T09:00 --end-date"
                    + " 2026-10-01T10:00 --language es",
                "--language",
                "es",
                "fr or en"),
            BadCase.of(
                "an event by nobody",
                "eventbrite new --template 1 --title T --start-date 2026-10-01T09:00 --end-date"
                    + " 2026-10-01T10:00 --language en --instructor oliver",
                "--instructor",
                "oliver",
                "olivier"),
            BadCase.of(
                "an event that ends first",
                "eventbrite new --template 1 --title T --start-date 2026-10-01T09:00 --end-date"
                    + " 2026-10-01T08:00 --language en",
                "--end-date",
                "not after the start"),
            BadCase.of(
                "an event at no time",
                "eventbrite new --template 1 --title T --start-date soon --end-date"
                    + " 2026-10-01T08:00 --language en",
                "--start-date",
                "soon"),
            BadCase.of(
                "an event from no template",
                "eventbrite new --template x --title T --start-date 2026-10-01T09:00 --end-date"
                    + " 2026-10-01T10:00 --language en",
                "--template"),
            BadCase.of(
                "config with a course but nothing to try",
                "config --course_id 1001",
                "--course_id",
                "--try"),
            BadCase.of(
                "config with a template that is refused",
                "config --try {open(title)} --course_id 1001",
                "open",
                "--try"),
            BadCase.of(
                "config with a literal that is none", "config --try {a} --set a=open()", "--set"),
            BadCase.of("a completion for no shell", "completion tcsh", "tcsh"),
            BadCase.of("a sandbox with fewer than no courses", "sandbox --courses -3", "--courses"),
            BadCase.of("a sandbox at no port", "sandbox --port 99999999", "--port"),
            BadCase.of("a sandbox at no time", "sandbox --now soon", "--now", "soon"),
            BadCase.of("auth for nobody", "auth", "google")));
  }
}
