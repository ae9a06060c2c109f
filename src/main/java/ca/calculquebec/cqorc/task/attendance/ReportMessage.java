package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.service.slack.SlackText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A report as a message for the course's channel: how many are in order, and the names of those
 * with whom something is to be done.
 */
final class ReportMessage {
  /** Slack cuts longer texts; below this they are also still read. */
  private static final int LONGEST = 3_500;

  // Inside a word, as in an address, these mean nothing to Slack.
  private static final Pattern MARK =
      Pattern.compile("(?<![\\p{L}\\p{N}])[*_~`]|[*_~`](?![\\p{L}\\p{N}])");

  private ReportMessage() {}

  static String text(AttendanceReport report) {
    // With fewer names a section until it fits; nobody's name is cut in two.
    for (int most = 40; most > 1; most = most * 2 / 3) {
      String text = text(report, most);
      if (text.length() <= LONGEST) {
        return text;
      }
    }
    return text(report, 0);
  }

  private static String text(AttendanceReport report, int most) {
    Language language = report.subject().language();
    PersonWords words = new PersonWords(language, report.yardstick(), false);
    List<String> lines = new ArrayList<>();
    String heading = ReportLabel.HEADING.in(language, report.subject().title());
    lines.add("*" + SlackText.escape(heading) + "*");
    lines.add(SlackText.escape(words.rule()));
    for (Section section : Section.values()) {
      List<Person> people = report.in(section);
      lines.add("*" + section.title().in(language) + "*: " + people.size());
      boolean named = section != Section.IN_ORDER && section != Section.LEFT_OUT;
      int shown = named ? Math.min(most, people.size()) : 0;
      people.subList(0, shown).forEach(person -> lines.add("• " + line(person, words, language)));
      if (named && most > 0 && shown < people.size()) {
        lines.add("• " + ReportLabel.AND_MORE.in(language, people.size() - shown));
      }
    }
    report
        .subject()
        .checkInUrl()
        .ifPresent(url -> lines.add(SlackText.escape(ReportLabel.CHECK_INS.in(language, url))));
    return String.join("\n", lines);
  }

  private static String line(Person person, PersonWords words, Language language) {
    List<String> parts = new ArrayList<>();
    parts.add(plain(person.name()));
    parts.add(ReportLabel.MINUTES.in(language, PersonWords.minutes(person)));
    words.remarks(person).forEach(remark -> parts.add(plain(remark)));
    return String.join(", ", parts);
  }

  /** What a stranger typed calls nobody, and neither bold, italics nor code begins in it. */
  private static String plain(String text) {
    return SlackText.escape(MARK.matcher(text).replaceAll("\u2060$0"));
  }
}
