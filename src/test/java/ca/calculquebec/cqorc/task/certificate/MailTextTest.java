package ca.calculquebec.cqorc.task.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailTextTest {
  @TempDir Path folder;

  private MailText read(String replyTo) throws Exception {
    Path file = folder.resolve("letter.yml");
    Files.writeString(file, "replyto: " + replyTo + "\nsubject: s\nmessage: m\n");
    return MailText.read(file, "letter.yml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r@ecole.example",
        "Calcul Québec <r@ecole.example>",
        "r@ecole.example, s@ecole.example"
      })
  void answers_go_where_the_template_says(String replyTo) throws Exception {
    assertEquals(Optional.of(replyTo), read("'" + replyTo + "'").replyTo());
  }

  @Test
  void none_is_none() throws Exception {
    assertEquals(Optional.empty(), read("''").replyTo());
    assertEquals(Optional.empty(), read("").replyTo());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "\"a@b.example\\r\\nBcc: x@y.example\"", "a@b.example c"})
  void what_is_no_address_is_told_with_file_and_key_before_anything_is_sent(String replyTo) {
    InputException refusal = assertThrows(InputException.class, () -> read(replyTo));
    assertEquals("letter.yml, replyto", refusal.origin().orElseThrow().text());
  }
}
