package ca.calculquebec.cqorc.service.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Tells apart what a lost connection means. Until the final dot nothing was sent; from it to the
 * server's answer nobody knows.
 *
 * <p>Source: RFC 5321, 4.2.5: the server takes responsibility with its 250 after the dot.
 */
final class CommittingTransport extends SMTPTransport {
  private Runnable beforeDot = () -> {};
  private boolean dotSent;
  private boolean answered;

  CommittingTransport(Session session, String protocol) {
    super(session, new URLName(protocol, null, -1, null, null, null));
  }

  /** Called right before the final dot of the next message. */
  synchronized void next(Runnable beforeCommit) {
    beforeDot = beforeCommit;
    dotSent = false;
    answered = false;
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    beforeDot.run();
    dotSent = true;
    super.finishData();
    answered = true;
  }

  /** Whether the dot went out and no answer came. */
  synchronized boolean isUndecided() {
    boolean refused = getLastReturnCode() >= 400;
    return dotSent && !answered && !refused;
  }
}
