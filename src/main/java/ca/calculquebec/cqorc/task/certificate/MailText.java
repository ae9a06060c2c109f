package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.BoundedFile;
import ca.calculquebec.cqorc.service.mail.MailClient;
import ca.calculquebec.cqorc.template.Template;
import ca.calculquebec.cqorc.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The words of the messages: {@code email_certificates_fr.yml} or {@code _en}, with the keys {@code
 * replyto}, {@code subject} and {@code message}, whose values may hold a certificate's fields in
 * braces. A message with tags goes out as HTML too.
 */
public final class MailText {
  private final Template subject;
  private final Template message;
  private final Optional<String> replyTo;

  private MailText(Template subject, Template message, Optional<String> replyTo) {
    this.subject = subject;
    this.message = message;
    this.replyTo = replyTo;
  }

  /**
   * A message's words for one person.
   *
   * @param html the message with its tags; empty when the template has none
   */
  public record MailWords(String subject, String message, Optional<String> html) {}

  /**
   * @param shown the file as messages name it
   * @throws InputException naming file and key
   */
  public static MailText read(Path file, String shown) throws InputException {
    Map<?, ?> keys = keys(text(file, shown), shown);
    Optional<String> replyTo =
        Optional.ofNullable(keys.get("replyto"))
            .map(value -> value.toString().strip())
            .filter(address -> !address.isEmpty());
    if (replyTo.filter(address -> !MailClient.isReplyTo(address)).isPresent()) {
      throw new InputException(
          new Origin(shown + ", replyto"),
          "\"" + replyTo.get() + "\" is not an e-mail address",
          "Write an address such as formation@example.org, or leave the key out.");
    }
    return new MailText(
        template(keys, "subject", shown), template(keys, "message", shown), replyTo);
  }

  private static String text(Path file, String shown) throws InputException {
    try {
      return BoundedFile.text(file, BoundedFile.WRITTEN_BY_HAND).replace("\uFEFF", "");
    } catch (BoundedFile.TooLarge large) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "the e-mail template is too large: " + large.getMessage(),
          BoundedFile.TooLarge.ADVICE,
          large);
    } catch (IOException failure) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          Files.exists(file)
              ? "the e-mail template cannot be read as a text in UTF-8"
              : "there is no such e-mail template",
          "Put it there (secrets-example/email_template has one to begin with), or name its"
              + " directory with --email_tplt_dir.",
          failure);
    }
  }

  private static Map<?, ?> keys(String text, String shown) throws InputException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    try {
      for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
        if (document instanceof Map<?, ?> keys) {
          return keys;
        }
      }
    } catch (MarkedYAMLException fault) {
      Optional<Integer> line =
          Optional.ofNullable(fault.getProblemMark()).map(mark -> mark.getLine() + 1);
      throw new InputException(
          Origin.file(shown, line),
          "this is not readable YAML: " + fault.getProblem(),
          "Compare it with secrets-example/email_template.",
          fault);
    } catch (YAMLException fault) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "this is not readable YAML",
          "Compare it with secrets-example/email_template.",
          fault);
    }
    throw new InputException(
        Origin.file(shown, Optional.empty()),
        "the e-mail template is empty",
        "It needs the keys replyto, subject and message.");
  }

  private static Template template(Map<?, ?> keys, String key, String shown) throws InputException {
    Object value = keys.get(key);
    if (value == null || value.toString().isBlank()) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "the e-mail template has no " + key,
          "It needs the keys replyto, subject and message.");
    }
    return Template.parse(value.toString(), new Origin(shown + ", " + key));
  }

  public Optional<String> replyTo() {
    return replyTo;
  }

  /**
   * @param fields a certificate's, see {@link CertificateFields}
   * @throws InputException for a field that there is none of
   */
  public MailWords words(Map<String, String> fields) throws InputException {
    Map<String, Value> names = new LinkedHashMap<>();
    fields.forEach((name, value) -> names.put(name, Value.of(value)));
    MailHtml.MailValues values = new MailHtml.MailValues();
    MailHtml html = values.in(message.evaluate(names, values::mark));
    return html.hasTags()
        ? new MailWords(subject.evaluate(names), html.text(), Optional.of(html.html()))
        : new MailWords(subject.evaluate(names), message.evaluate(names), Optional.empty());
  }
}
