package ca.calculquebec.cqorc.service.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/**
 * A message as it goes over the wire. Whatever comes from outside stands in a header as one line,
 * so that no name and no subject can add another header.
 */
final class ComposedMessage extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String messageId;

  private ComposedMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /**
   * @throws AddressException when an address is none
   */
  static ComposedMessage of(Session session, MailSettings from, OutgoingMail mail)
      throws MessagingException {
    ComposedMessage message = new ComposedMessage(session, oneLine(mail.messageId()));
    message.setFrom(address(from.user(), from.fromName()));
    message.setRecipient(RecipientType.TO, address(mail.toAddress(), mail.toName()));
    if (mail.replyTo().isPresent()) {
      message.setReplyTo(replyTo(mail.replyTo().get()));
    }
    message.setSubject(oneLine(mail.subject()), UTF_8);
    message.setSentDate(Date.from(mail.date()));
    // No machine should answer that somebody is on holiday.
    message.setHeader("Auto-Submitted", "auto-generated");
    MimeBodyPart text = text(mail.text(), "plain");
    if (mail.html().isPresent()) {
      // The last one is the one that is preferred.
      MimeMultipart either = new MimeMultipart("alternative");
      either.addBodyPart(text);
      either.addBodyPart(text(mail.html().get(), "html"));
      text = new MimeBodyPart();
      text.setContent(either);
    }
    MimeBodyPart attachment = new MimeBodyPart();
    attachment.setDataHandler(
        new DataHandler(new ByteArrayDataSource(mail.attachment(), mail.attachmentType())));
    attachment.setFileName(oneLine(mail.attachmentName()));
    message.setContent(new MimeMultipart(text, attachment));
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart text(String words, String kind) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(words.replace("\r", ""), UTF_8, kind);
    return text;
  }

  /**
   * @throws AddressException for what is no address of one person in plain ASCII
   */
  static InternetAddress address(String address, String name) throws AddressException {
    String stripped = address.strip();
    if (!stripped.matches("[\\x21-\\x7e]+@[\\x21-\\x7e]+")) {
      throw new AddressException("it is not an e-mail address", stripped);
    }
    InternetAddress checked = new InternetAddress(stripped, true);
    // "Name <a@b>" and lists are accepted by the library, but are not what was asked for.
    if (!checked.getAddress().equals(stripped)) {
      throw new AddressException("it is not a plain e-mail address", stripped);
    }
    try {
      if (!oneLine(name).isBlank()) {
        checked.setPersonal(oneLine(name), UTF_8);
      }
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return checked;
  }

  /**
   * Whom answers go to, as a template has it: {@code Name <a@b>} and several with commas may stand
   * there.
   *
   * @throws AddressException when one of them is no address
   */
  static InternetAddress[] replyTo(String text) throws AddressException {
    InternetAddress[] written = InternetAddress.parse(oneLine(text), true);
    if (written.length == 0) {
      throw new AddressException("it is empty", text);
    }
    InternetAddress[] checked = new InternetAddress[written.length];
    for (int index = 0; index < written.length; index++) {
      String name = written[index].getPersonal();
      checked[index] = address(written[index].getAddress(), name == null ? "" : name);
    }
    return checked;
  }

  /** Without line ends, other control characters, and those that reorder what is read. */
  private static String oneLine(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> Character.isWhitespace(point) ? ' ' : point)
        .filter(point -> !Character.isISOControl(point))
        .filter(point -> Character.getType(point) != Character.FORMAT)
        .filter(point -> Character.getType(point) != Character.LINE_SEPARATOR)
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .forEach(kept::appendCodePoint);
    return kept.toString().strip();
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + messageId + ">");
  }
}
