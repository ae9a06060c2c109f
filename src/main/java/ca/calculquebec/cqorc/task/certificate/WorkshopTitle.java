package ca.calculquebec.cqorc.task.certificate;

import java.util.regex.Pattern;

/** The line that names the workshop. */
public final class WorkshopTitle {
  private static final Pattern BEGINS_WITH_CODE = Pattern.compile("^[A-Z]{2,4}\\d{2,3} - ");

  private WorkshopTitle() {}

  /**
   * {@code CODE - title}; the title alone when it begins with a code already, or there is none.
   *
   * @param code may be blank
   */
  public static String of(String code, String title) {
    String bare = PrintedName.clean(title);
    String prefix = PrintedName.clean(code);
    return prefix.isEmpty() || BEGINS_WITH_CODE.matcher(bare).find() ? bare : prefix + " - " + bare;
  }
}
