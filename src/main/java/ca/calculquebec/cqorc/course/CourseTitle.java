package ca.calculquebec.cqorc.course;

import java.util.Locale;

/** The full title that people see everywhere. */
public final class CourseTitle {
  private CourseTitle() {}

  /**
   * {@code Title [site, CODE]}; without a code {@code Title [site]}; the bare title for codes that
   * start with MIDI (short noon talks). A course without a site is said to be online in its own
   * language.
   */
  public static String of(Course course) {
    String code = course.code().text();
    if (code.toUpperCase(Locale.ROOT).startsWith("MIDI")) {
      return course.title();
    }
    String site = course.siteWord();
    return code.isEmpty()
        ? course.title() + " [" + site + "]"
        : course.title() + " [" + site + ", " + code + "]";
  }
}
