package ca.calculquebec.cqorc.task.channel;

import java.util.Locale;
import java.util.Optional;
import net.gcardone.junidecode.Junidecode;

/**
 * A name that Slack takes for a channel (contract 4.2): small letters, digits, {@code -} and {@code
 * _}, at most 80.
 */
record ChannelName(String text) {
  static final int LONGEST = 80;

  /**
   * Any text made a name: accents folded, dots and blanks dropped, other signs and runs of {@code
   * -} made one {@code -}. Empty when neither a letter nor a digit is left.
   */
  static Optional<ChannelName> of(String written) {
    String folded = Junidecode.unidecode(withoutSign(written)).toLowerCase(Locale.ROOT);
    String name =
        folded.replaceAll("[.\\s]", "").replaceAll("[^a-z0-9_-]", "-").replaceAll("-{2,}", "-");
    String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return cut.matches(".*[a-z0-9].*") ? Optional.of(new ChannelName(cut)) : Optional.empty();
  }

  /** A name as people write it; Slack's own may hold letters that we would fold. */
  static String asWritten(String cell) {
    return withoutSign(cell).toLowerCase(Locale.ROOT);
  }

  private static String withoutSign(String written) {
    String stripped = written.strip();
    return stripped.startsWith("#") ? stripped.substring(1).strip() : stripped;
  }

  /** As people see it: {@code #2026-09-14-pyt101-fr}. */
  String shown() {
    return "#" + text;
  }

  @Override
  public String toString() {
    return text;
  }
}
