package ca.calculquebec.cqorc.template;

import java.util.List;
import java.util.Map;

/** One evaluation: the names it may use and the work it may still do. */
final class Scope {
  private final Map<String, Value> names;
  private long work = Limits.WORK;

  Scope(Map<String, Value> names) {
    this.names = names;
  }

  Value name(String name) throws TemplateRefusal {
    Value value = names.get(name);
    if (value == null) {
      throw Nearest.refusal(" is no name that can stand here", name, names.keySet(), "Names");
    }
    return value;
  }

  /**
   * Counts what is done, so that a template that multiplies its own work ends soon, and so does the
   * memory it holds: each text that comes to be is counted with its length.
   */
  void spend(long steps) throws TemplateRefusal {
    work -= steps;
    if (work < 0) {
      throw TemplateRefusal.of(" asks for too much work", "Write it more simply.");
    }
  }

  /** Comparing with or looking for a text costs at most this. */
  void spendSearch(String text, String wanted) throws TemplateRefusal {
    spend(text.length() + (long) text.length() * Math.min(wanted.length(), text.length()) / 8);
  }

  /** To be asked before a text is made. */
  void allowText(long length) throws TemplateRefusal {
    if (length > Limits.TEXT) {
      throw TemplateRefusal.of(
          " makes a text of more than " + Limits.TEXT + " characters", "Make it shorter.");
    }
    spend(length);
  }

  void allowItems(long count) throws TemplateRefusal {
    if (count > Limits.ITEMS) {
      throw TemplateRefusal.of(
          " makes a list of more than " + Limits.ITEMS + " items", "Make it shorter.");
    }
    spend(count);
  }

  Value text(String text) throws TemplateRefusal {
    allowText(text.length());
    return new Value.Text(text);
  }

  Value items(List<Value> items) throws TemplateRefusal {
    allowItems(items.size());
    return new Value.Items(items);
  }
}
