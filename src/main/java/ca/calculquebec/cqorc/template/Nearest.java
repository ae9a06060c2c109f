package ca.calculquebec.cqorc.template;

import ca.calculquebec.cqorc.failure.Near;
import java.util.Collection;
import java.util.TreeSet;

/** Finds what was probably meant. */
final class Nearest {
  private static final int SHOWN = 30;

  private Nearest() {}

  /** A refusal that names the nearest choice, and all of them as advice. */
  static TemplateRefusal refusal(
      String what, String written, Collection<String> choices, String title) {
    TreeSet<String> sorted = new TreeSet<>(choices);
    String list = String.join(", ", sorted.stream().limit(SHOWN).toList());
    String more = sorted.size() > SHOWN ? ", …" : "";
    String advice =
        sorted.isEmpty()
            ? "Nothing can stand here."
            : title + " that can stand here: " + list + more + ".";
    return TemplateRefusal.of(what + Near.hint(written, choices), advice);
  }
}
