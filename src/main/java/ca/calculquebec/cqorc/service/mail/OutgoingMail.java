package ca.calculquebec.cqorc.service.mail;

import java.time.Instant;
import java.util.Optional;

/**
 * One message to one person, with one attachment.
 *
 * @param messageId without angle brackets; the caller's own, so that a message can be found again
 * @param toName as the recipient's mail program shows it; may be blank
 * @param replyTo where answers go; absent for the account itself
 * @param text plain, with {@code \n} as line ends
 * @param html the same words as a page, for programs that show it
 * @param attachmentName plain ASCII
 * @param attachmentType such as {@code application/pdf}
 */
public record OutgoingMail(
    String messageId,
    String toAddress,
    String toName,
    Optional<String> replyTo,
    String subject,
    String text,
    Optional<String> html,
    String attachmentName,
    String attachmentType,
    byte[] attachment,
    Instant date) {}
