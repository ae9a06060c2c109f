package ca.calculquebec.cqorc.task.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.csv.CsvFile;
import ca.calculquebec.cqorc.csv.CsvRow;
import ca.calculquebec.cqorc.decision.Decision;
import ca.calculquebec.cqorc.decision.DecisionFile;
import ca.calculquebec.cqorc.service.slack.SlackText;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers call themselves does no harm wherever a report goes. */
final class HarmlessTest {
  @TempDir Path folder;

  static List<String> names() {
    return List.of(
        "=IMPORTDATA(\"http://x\")",
        "<script>alert(1)</script>",
        "a\r\nBcc: x@y",
        "../../etc/passwd",
        "<!channel>",
        "<@U123> <https://evil.example|click>",
        "\u202egnp.exe\u202d",
        "😀 Zoé",
        "@SUM(A1)",
        "-1+1",
        "+cmd|' /C calc'!A0",
        "\t=1",
        "\" onload=\"x",
        "' onload='x",
        "&lt;b&gt;",
        "%s %d %n",
        "*bold* _it_ `code` ~s~",
        "a\u0000b\u001b[31mred");
  }

  private static AttendanceReport report(String name, Language language) {
    return new Reports()
        .in(language)
        .attendee(name, "one@u.example", false)
        .attendee("Jean Tremblay", "jean@u.example", true)
        .connected(name, "\"><script>@u.example", 0, 170)
        .connected(name + " " + name, "", 0, 170)
        .connected("Jean Tremblay", name, 0, 170)
        .connected("J. Tremblay", "", 0, 170)
        .report();
  }

  @ParameterizedTest
  @MethodSource("names")
  void in_the_page(String name) throws Exception {
    String html = Reports.page(report(name, Language.FRENCH));
    Document page = Jsoup.parse(html);
    assertEquals(0, page.select("script, img, iframe, object, link, base, form").size(), html);
    for (Element element : page.getAllElements()) {
      element
          .attributes()
          .forEach(
              attribute ->
                  assertFalse(
                      attribute.getKey().startsWith("on") || attribute.getKey().equals("src"),
                      element.outerHtml()));
    }
    assertEquals(
        List.of("https://www.eventbrite.ca/checkin?eid=112"),
        page.select("[href]").eachAttr("href"));
    String shown = PersonName.clean(name);
    assertTrue(page.select("th[scope=row] > bdi").eachText().contains(shown), html);
    assertTrue(html.chars().noneMatch(at -> (at < ' ' && at != '\n') || reorders(at)));
  }

  private static boolean reorders(int at) {
    return (at >= 0x202a && at <= 0x202e) || (at >= 0x2066 && at <= 0x2069);
  }

  @ParameterizedTest
  @MethodSource("names")
  void in_the_tables(String name) throws Exception {
    AttendanceReport report = report(name, Language.ENGLISH);
    Path table = folder.resolve("t.csv");
    CsvFile.write(table, "t.csv", out -> ReportCsv.write(report, out), true);
    Path decisions = folder.resolve("d.csv");
    DecisionFile.write(decisions, "d.csv", Decisions.of(report), true);
    for (Path file : List.of(table, decisions)) {
      List<CsvRow> rows = CsvFile.read(file, "file");
      for (CsvRow row : rows) {
        assertEquals(rows.get(0).cells().size(), row.cells().size(), row.toString());
        for (String cell : row.cells()) {
          boolean number = cell.matches("\\d*");
          assertTrue(number || !"=+-@\t\r\n".contains(cell.substring(0, 1)), cell);
        }
      }
    }
    List<Decision> read = DecisionFile.read(decisions, "d.csv", true);
    assertEquals(Decisions.of(report), read);
    assertEquals(2, read.size());
  }

  @ParameterizedTest
  @MethodSource("names")
  void in_slack(String name) {
    String text = ReportMessage.text(report(name, Language.FRENCH));
    assertFalse(text.contains("<"), text);
    String shown = SlackText.escape(PersonName.clean(name));
    assertTrue(text.replace("\u2060", "").contains("• " + shown + ", 170 min"), text);
    assertFalse(text.replaceAll("&(amp|lt|gt);", "").contains("&"), text);
    assertTrue(text.chars().noneMatch(at -> (at < ' ' && at != '\n') || reorders(at)));
    // Nobody makes a line of their own.
    assertTrue(text.lines().allMatch(line -> line.matches("[*•P].*|Gérer.*")), text);
  }

  @ParameterizedTest
  @MethodSource("names")
  void on_a_terminal(String name) {
    List<String> lines = ReportText.lines(report(name, Language.ENGLISH));
    assertTrue(
        lines.stream().allMatch(line -> line.chars().noneMatch(at -> at < ' ' || reorders(at))),
        lines.toString());
  }

  @Test
  void a_long_report_stays_below_slacks_limit_and_cuts_nobody_in_two() {
    Reports reports = new Reports();
    for (int i = 0; i < 3000; i++) {
      reports.attendee("Person Number" + i, "p" + i + "@u.example", true);
    }
    String text = ReportMessage.text(reports.report());
    assertTrue(text.length() < 3_600, text.length() + " characters");
    assertTrue(text.contains("*Checked in, not long enough*: 3000\n• "), text);
    assertTrue(text.contains("more\n"), text);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void the_page_says_all_in_words_and_needs_nothing_from_elsewhere(Language language)
      throws Exception {
    String html = Reports.page(report("Zoé Roy", language));
    Document page = Jsoup.parse(html);
    assertEquals(language.suffix(), page.select("html").attr("lang"));
    for (Section section : Section.values()) {
      assertTrue(page.text().contains(section.title().in(language)), section.word());
    }
    assertTrue(page.text().contains(ReportLabel.BAR.in(language, "13:00", "15:50")), page.text());
    assertFalse(html.contains("url(") || html.contains("@import") || html.contains("<link"));
    assertEquals(1, page.select("body > main").size());
    assertTrue(
        page.select("main > ul.summary > li")
            .first()
            .text()
            .contains(ReportLabel.AMBIGUOUS.in(language)));
    assertTrue(
        page.select("th[scope=rowgroup]")
            .first()
            .text()
            .startsWith(ReportLabel.AMBIGUOUS.in(language)));
    assertTrue(page.text().contains(ReportLabel.LEGEND.in(language)));
    Element bar = page.select("rect.presence").first();
    assertEquals("0.0", bar.attr("x"));
    assertEquals("944.4", bar.attr("width"));
  }
}
