package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Deferred;
import java.util.List;

/**
 * A template put into words for one course.
 *
 * @param shown as the plan shows it: {@code (new webinar's address)} where something is to be made
 * @param needs what must be there before the final text can be had
 * @param remark what the coordinator should know of it; may be blank
 */
record CourseText(String shown, List<Deferred<?>> needs, String remark, Writing writing) {
  CourseText {
    needs = List.copyOf(needs);
  }

  /** Puts it into words once more, when everything is there. */
  @FunctionalInterface
  interface Writing {
    String text() throws CqorcException;
  }

  static CourseText known(String text) {
    return new CourseText(text, List.of(), "", () -> text);
  }

  boolean isKnown() {
    return needs.stream().allMatch(Deferred::isKnown);
  }

  String text() throws CqorcException {
    return writing.text();
  }
}
