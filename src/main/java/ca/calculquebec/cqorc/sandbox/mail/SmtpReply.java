package ca.calculquebec.cqorc.sandbox.mail;

import java.util.List;

/**
 * A mail server's answer.
 *
 * @param lines at least one; each gets the code before it
 */
record SmtpReply(int code, List<String> lines) {
  SmtpReply {
    lines = List.copyOf(lines);
  }

  static SmtpReply of(int code, String... lines) {
    return new SmtpReply(code, List.of(lines));
  }

  boolean good() {
    return code < 400;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      text.append(code).append(i == lines.size() - 1 ? ' ' : '-').append(lines.get(i));
      text.append("\r\n");
    }
    return text.toString();
  }
}
