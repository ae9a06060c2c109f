package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.PlainText;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether an event's title speaks of a course. */
public final class TitleMatch {
  private TitleMatch() {}

  static boolean isOf(String eventTitle, Course course) {
    String title = course.title();
    boolean named = !title.isEmpty() && lower(PlainText.oneLine(eventTitle)).contains(lower(title));
    return named || hasCode(eventTitle, course.code().text());
  }

  /** As a word, without regard to case: PYT10 is not in {@code Python [PYT101]}. */
  public static boolean hasCode(String eventTitle, String code) {
    if (code.isBlank()) {
      return false;
    }
    String word = Pattern.quote(lower(code.strip()));
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + word + "(?![\\p{L}\\p{N}])")
        .matcher(lower(eventTitle))
        .find();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
