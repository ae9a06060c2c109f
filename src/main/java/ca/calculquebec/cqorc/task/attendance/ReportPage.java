package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A report as one HTML page that needs nothing from elsewhere: every person's presence as bars
 * along the sessions, with the same in words beside them.
 */
public final class ReportPage {
  /** Whoever came and went more often is read from the drawing. */
  private static final int TIMES_IN_WORDS = 4;

  private final AttendanceReport report;
  private final Language language;
  private final PersonWords words;
  private final Moments moments;
  private final List<TimelineTrack> tracks;
  private final boolean drawn;
  private final Appendable out;

  /** What is written next: a large page is never held in one piece. */
  private final StringBuilder html = new StringBuilder();

  private ReportPage(AttendanceReport report, Appendable out) {
    this.out = out;
    this.report = report;
    this.language = report.subject().language();
    this.words = new PersonWords(language, report.yardstick());
    this.moments = new Moments(report.subject().zone());
    this.tracks = TimelineTrack.of(report);
    this.drawn = report.hasTimes();
  }

  public static void write(AttendanceReport report, Appendable out) throws IOException {
    new ReportPage(report, out).write();
  }

  private void write() throws IOException {
    String title = ReportLabel.HEADING.in(language, report.subject().title());
    html.append("<!DOCTYPE html>\n<html lang=\"").append(language.suffix()).append("\">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    // Nothing is fetched, and nothing runs, even if something should slip through unescaped.
    html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    html.append(" style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n");
    html.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
    html.append("<title>").append(escaped(title)).append("</title>\n<style>\n");
    html.append(css()).append(trackNames()).append("</style>\n</head>\n<body>\n");
    html.append("<main>\n");
    heading(title);
    table();
    html.append("</main>\n</body>\n</html>\n");
    flush();
  }

  private void flush() throws IOException {
    out.append(html);
    html.setLength(0);
  }

  private void heading(String title) {
    html.append("<h1>").append(escaped(title)).append("</h1>\n");
    String id = report.subject().courseId();
    if (!id.isEmpty()) {
      paragraph(id);
    }
    summary();
    paragraph(words.rule());
    if (!report.rehearsals().isEmpty()) {
      paragraph(ReportLabel.REHEARSALS.in(language) + ":");
      html.append("<ul>\n");
      for (Meeting meeting : report.rehearsals()) {
        String named = ReportText.named(meeting, moments);
        html.append("<li>").append(escaped(named)).append("</li>\n");
      }
      html.append("</ul>\n");
    }
    ReportLabel legend =
        report.subject().scheduled() ? ReportLabel.LEGEND : ReportLabel.LEGEND_UNPLANNED;
    paragraph((drawn ? legend : ReportLabel.NO_TIMES).in(language));
    report
        .subject()
        .checkInUrl()
        .ifPresent(
            url -> {
              boolean web = url.matches("(?i)https?://.*");
              String shown =
                  web ? "<a href=\"" + escaped(url) + "\">" + escaped(url) + "</a>" : escaped(url);
              html.append("<p>").append(ReportLabel.CHECK_INS.in(language, shown)).append("</p>\n");
            });
  }

  private void summary() {
    html.append("<ul class=\"summary\" aria-label=\"").append(ReportLabel.SUMMARY.in(language));
    html.append("\">\n");
    for (Section section : Section.toReview()) {
      int count = report.in(section).size();
      boolean open = section == Section.AMBIGUOUS && count > 0;
      html.append(open ? "<li class=\"open\">" : "<li>");
      html.append("<strong>").append(count).append("</strong> ");
      html.append(escaped(section.title().in(language))).append("</li>\n");
    }
    html.append("</ul>\n");
  }

  /** On a narrow page a person's sessions stand below each other, each with its name. */
  private String trackNames() {
    StringBuilder css = new StringBuilder("@media (max-width: 60rem) {\n");
    for (int i = 0; i < tracks.size(); i++) {
      css.append("td.lane:nth-child(").append(i + 2).append(")::before { content: \"");
      css.append(ReportLabel.SESSION.in(language, i + 1)).append("\"; }\n");
    }
    return css.append("}\n").toString();
  }

  private void paragraph(String text) {
    html.append("<p>").append(escaped(text)).append("</p>\n");
  }

  private void table() throws IOException {
    html.append("<table>\n<thead>\n<tr><th scope=\"col\">").append(ReportLabel.NAME.in(language));
    html.append("</th>");
    for (int i = 0; i < tracks.size(); i++) {
      TimelineTrack track = tracks.get(i);
      html.append("<th scope=\"col\" class=\"lane\">")
          .append(escaped(ReportLabel.SESSION.in(language, i + 1)))
          .append("<div class=\"quiet\">")
          .append(escaped(moments.span(track.session())))
          .append("</div>");
      if (drawn) {
        html.append("<div class=\"axis\"><span>")
            .append(moments.minute(track.window().from()))
            .append("</span><span>")
            .append(moments.minute(track.window().to()))
            .append("</span></div>");
      }
      html.append("</th>");
    }
    html.append("<th scope=\"col\" class=\"number\">")
        .append(ReportLabel.PRESENCE.in(language))
        .append("</th></tr>\n</thead>\n");
    for (Section section : Section.toReview()) {
      section(section, report.in(section));
    }
    html.append("</table>\n");
  }

  private void section(Section section, List<Person> people) throws IOException {
    html.append("<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"")
        .append(tracks.size() + 2)
        .append("\">")
        .append(escaped(section.title().in(language)))
        .append(" (")
        .append(people.size())
        .append(")</th></tr>\n");
    for (Person person : people) {
      row(person);
      flush();
    }
    html.append("</tbody>\n");
  }

  private void row(Person person) {
    // The names of strangers may run from right to left: bdi keeps the rest in its order.
    html.append("<tr><th scope=\"row\"><bdi>").append(escaped(person.name())).append("</bdi>");
    if (!person.email().isEmpty()) {
      html.append(" <span class=\"quiet\"><bdi>").append(escaped(person.email()));
      html.append("</bdi></span>");
    }
    List<String> remarks = words.remarks(person);
    if (!remarks.isEmpty()) {
      html.append("<ul class=\"remarks\">");
      for (String remark : remarks) {
        html.append("<li><bdi>").append(escaped(remark)).append("</bdi></li>");
      }
      html.append("</ul>");
    }
    html.append("</th>");
    for (int i = 0; i < tracks.size(); i++) {
      track(tracks.get(i), person, person.presence().perSession().get(i) / 60);
    }
    html.append("<td class=\"number\">")
        .append(ReportLabel.MINUTES.in(language, PersonWords.minutes(person)))
        .append("</td></tr>\n");
  }

  private void track(TimelineTrack track, Person person, long minutes) {
    html.append("<td class=\"lane\">");
    List<TimeSpan> bars = track.bars(person.presence());
    if (drawn) {
      html.append(
          "<svg viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
      rectangle("session", track.x(track.session().from()), track.x(track.session().to()), 1, 18);
      html.append("/>");
      for (TimeSpan bar : bars) {
        rectangle("presence", track.x(bar.from()), track.x(bar.to()), 4, 12);
        html.append("><title>").append(times(bar)).append("</title></rect>");
      }
      html.append("</svg>");
    }
    html.append("<span class=\"quiet\">").append(ReportLabel.MINUTES.in(language, minutes));
    bars.stream().limit(TIMES_IN_WORDS).forEach(bar -> html.append("; ").append(times(bar)));
    html.append(bars.size() > TIMES_IN_WORDS ? "; …" : "");
    html.append("</span></td>");
  }

  private String times(TimeSpan bar) {
    return ReportLabel.BAR.in(language, moments.minute(bar.from()), moments.minute(bar.to()));
  }

  private void rectangle(String kind, double from, double to, int top, int height) {
    // A connection of some seconds would not be seen.
    double width = Math.max(2, to - from);
    html.append("<rect class=\"").append(kind);
    html.append("\" x=\"").append(tenths(from)).append("\" y=\"").append(top);
    html.append("\" width=\"").append(tenths(width)).append("\" height=\"").append(height);
    html.append('"');
  }

  private static double tenths(double length) {
    return Math.round(length * 10) / 10.0;
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      switch (at) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(at);
      }
    }
    return escaped.toString();
  }

  private static String css() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
