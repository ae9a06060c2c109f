package ca.calculquebec.cqorc.sandbox.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** How a client says who it is: PLAIN or LOGIN, with the account's app password. */
final class SmtpLogin {
  private static final String SIGNED = " cqorc-sandbox - gsmtp";
  private static final String ASK_USER = "VXNlcm5hbWU6";
  private static final String ASK_PASSWORD = "UGFzc3dvcmQ6";

  private final Mailbox mailbox;
  private boolean done;

  SmtpLogin(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  boolean done() {
    return done;
  }

  void forget() {
    done = false;
  }

  /** What the server still asks, when so many answers have come with the command itself. */
  List<String> challenges(String mechanism, int given) {
    return switch (mechanism) {
      case "PLAIN" -> given == 0 ? List.of("") : List.of();
      case "LOGIN" -> given == 0 ? List.of(ASK_USER, ASK_PASSWORD) : List.of(ASK_PASSWORD);
      default -> List.of();
    };
  }

  SmtpReply attempt(String mechanism, List<String> answers) {
    if (done) {
      return SmtpReply.of(503, "5.5.1 You are logged in already." + SIGNED);
    }
    if (!mailbox.mayLogIn()) {
      return SmtpReply.of(454, "4.7.0 Too many login attempts, please try again later." + SIGNED);
    }
    String user;
    String password;
    switch (mechanism) {
      case "PLAIN" -> {
        String[] parts = decoded(answers.get(0)).split("\0", -1);
        user = parts.length == 3 ? parts[1] : "";
        password = parts.length == 3 ? parts[2] : "";
      }
      case "LOGIN" -> {
        user = decoded(answers.get(0));
        password = decoded(answers.get(1));
      }
      default -> {
        return SmtpReply.of(504, "5.7.4 Unrecognized Authentication Type." + SIGNED);
      }
    }
    done = mailbox.isAccount(user, password);
    return done
        ? SmtpReply.of(235, "2.7.0 Accepted")
        : SmtpReply.of(535, "5.7.8 Username and Password not accepted." + SIGNED);
  }

  private static String decoded(String answer) {
    try {
      return new String(Base64.getDecoder().decode(answer.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
