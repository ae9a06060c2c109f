package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.service.mail.OutgoingMail;
import java.util.Optional;

/** Who sends the messages: {@code MailClient}, or a test's own. */
public interface Mailer {
  /** See {@code MailClient.end}. */
  Optional<ServiceException> end() throws CqorcException;

  /** See {@code MailClient.send}. */
  void send(OutgoingMail mail, Runnable beforeCommit) throws CqorcException;
}
