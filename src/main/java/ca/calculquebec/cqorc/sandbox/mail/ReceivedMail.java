package ca.calculquebec.cqorc.sandbox.mail;

import java.time.Instant;
import java.util.List;

/**
 * A message that the mail server has taken.
 *
 * @param from of the envelope
 * @param to the envelope's recipients
 * @param encrypted whether it came through TLS
 * @param raw as received, dots at the beginnings of lines undone; one character for each byte
 */
public record ReceivedMail(
    Instant time, String from, List<String> to, boolean encrypted, String raw) {

  public ReceivedMail {
    to = List.copyOf(to);
  }

  /** A header's text, decoded; empty when there is none. */
  public String header(String name) {
    return MimePart.parse(raw).header(name);
  }

  public String subject() {
    return header("Subject");
  }

  /** The first text that is no attachment. */
  public String text() {
    return MimePart.parse(raw).text();
  }

  /** File names of what is attached, in their order. */
  public List<String> attachments() {
    return MimePart.parse(raw).attachments().stream().map(MimePart::fileName).toList();
  }

  /** The bytes of the attachment with that index. */
  public byte[] attachment(int index) {
    return MimePart.parse(raw).attachments().get(index).content();
  }
}
