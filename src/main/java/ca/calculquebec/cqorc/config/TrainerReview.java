package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What looks wrong in the trainer file though it can be read; for {@code check}. */
final class TrainerReview {
  private static final List<String> ADDRESSES =
      List.of("email", "zoom_email", "slack_email", "calendar_email");
  private static final List<String> FIELDS =
      List.of(
          "firstname",
          "lastname",
          "home_institution",
          "email",
          "zoom_email",
          "slack_email",
          "calendar_email");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+");

  private final String shown;
  private final List<InputException> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  TrainerReview(String shown) {
    this.shown = shown;
  }

  /** A field that is none of ours may be somebody else's: only one that looks mistyped is told. */
  void field(String trainer, String field, int line) {
    String hint = FIELDS.contains(field) ? "" : Near.hint(field, FIELDS);
    if (!hint.isEmpty()) {
      remarks.add(
          place(line) + ": \"" + field + "\" of trainer \"" + trainer + "\" is not read" + hint);
    }
  }

  void text(String trainer, String field, String text, int line) {
    if (ADDRESSES.contains(field) && !text.isEmpty() && !ADDRESS.matcher(text).matches()) {
      problems.add(
          new InputException(
              place(line),
              "\""
                  + text
                  + "\" is no e-mail address ("
                  + field
                  + " of trainer \""
                  + trainer
                  + "\")",
              "Write one address, like name@example.org, or leave the field out."));
    }
  }

  List<InputException> problems() {
    return List.copyOf(problems);
  }

  List<String> remarks() {
    return List.copyOf(remarks);
  }

  private Origin place(int line) {
    return Origin.file(shown, Optional.of(line));
  }
}
