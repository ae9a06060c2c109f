package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.task.certificate.Recipient;
import java.util.Optional;
import picocli.CommandLine.Option;

/** One certificate for somebody who is not among the attendees. */
final class PersonalOptions {
  @Option(
      names = "--personnalized_certificate",
      order = 30,
      description = "One certificate for a person you name; asks for what is missing.")
  private boolean personal;

  @Option(
      names = "--first_name",
      paramLabel = "NAME",
      order = 31,
      description = "Whose; with --personnalized_certificate.")
  private String firstName;

  @Option(names = "--last_name", paramLabel = "NAME", order = 32, description = "Likewise.")
  private String lastName;

  @Option(
      names = "--order_id",
      paramLabel = "ID",
      order = 33,
      description = "The order's number that is printed.")
  private String orderId;

  @Option(
      names = "--email_attendee",
      paramLabel = "ADDRESS",
      order = 34,
      description = "Where it goes with --send_atnd.")
  private String email;

  boolean asked() {
    return personal;
  }

  /**
   * @param mails whether an address is needed
   * @throws InputException for a part that is missing where nobody can be asked
   */
  Optional<Recipient> toRecipient(Terminal terminal, boolean mails) throws CqorcException {
    boolean any = firstName != null || lastName != null || orderId != null || email != null;
    if (!personal) {
      if (any) {
        throw new InputException(
            "--first_name, --last_name, --order_id and --email_attendee are for"
                + " --personnalized_certificate",
            "Add it, or leave them out.");
      }
      return Optional.empty();
    }
    String first = part(terminal, "--first_name", "First name", firstName);
    String last = part(terminal, "--last_name", "Last name", lastName);
    String order = part(terminal, "--order_id", "Order number", orderId);
    String address =
        mails || email != null ? part(terminal, "--email_attendee", "E-mail address", email) : "";
    return Optional.of(Recipient.personal(first, last, address, order));
  }

  private static String part(Terminal terminal, String option, String question, String given)
      throws CqorcException {
    Optional<String> told = given != null ? Optional.of(given) : terminal.ask(question + ": ");
    return told.map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () ->
                new InputException(
                    Origin.option(option),
                    "it is missing",
                    "Add " + option + "; in a terminal cqorc asks for it."));
  }
}
