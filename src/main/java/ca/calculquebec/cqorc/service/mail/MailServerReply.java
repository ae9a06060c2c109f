package ca.calculquebec.cqorc.service.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server said. Its enhanced code decides: a used-up day and an unknown recipient share
 * the number 550.
 *
 * @param number 0 when the server said nothing
 * @param enhanced {@code 5.4.5}; {@code ""} when there is none
 * @param text the whole answer, on one line
 */
record MailServerReply(int number, String enhanced, String text) {
  private static final Pattern REPLY =
      Pattern.compile("(?:^|\\s)([245]\\d\\d)[ -](?:([245]\\.\\d{1,3}\\.\\d{1,3})\\b)?");

  /** From the library's failure, whose parts hold what the server said. */
  static MailServerReply of(MessagingException failure) {
    MailServerReply found = new MailServerReply(0, "", plain(failure));
    Exception current = failure;
    for (int depth = 0; current != null && depth < 10; depth++) {
      Matcher reply = REPLY.matcher(plain(current));
      if (reply.find()) {
        // The innermost one is about the recipient, those around it say only that it failed.
        found =
            new MailServerReply(
                Integer.parseInt(reply.group(1)),
                Optional.ofNullable(reply.group(2)).orElse(""),
                plain(current));
      }
      current = current instanceof MessagingException mail ? mail.getNextException() : null;
    }
    return found;
  }

  private static String plain(Exception failure) {
    String text = String.valueOf(failure.getMessage()).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  boolean isLimitOfTheDay() {
    boolean said = text.toLowerCase(Locale.ROOT).contains("sending limit exceeded");
    return enhanced.equals("5.4.5") || (enhanced.isEmpty() && number == 550 && said);
  }

  /** Too many logins, or a server in trouble at the login. */
  boolean isLoginLater() {
    return number == 454 || number == 421;
  }

  boolean isBusy() {
    return number == 421;
  }

  boolean isLater() {
    return number >= 400 && number < 500;
  }

  boolean isPolicy() {
    return enhanced.startsWith("5.7.");
  }

  /**
   * The password is wrong, or an account's own one where an app password is needed. A connection
   * that was lost at the login says nothing about the password.
   */
  boolean refusesLogin(MessagingException failure) {
    return number != 0 && failure instanceof AuthenticationFailedException;
  }

  /** The library's own words, since the server is asked nothing then. */
  boolean hasNoLoginInCommon() {
    return number == 0 && text.contains("No authentication mechanisms supported");
  }
}
