package ca.calculquebec.cqorc.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplatePageTest {
  private static final Path PAGE = Path.of("docs", "templates.md");

  @Test
  void every_example_of_the_page_gives_what_the_page_says() throws IOException, InputException {
    String page = Files.readString(PAGE);
    String block = page.substring(page.indexOf("```template\n") + 12);
    List<String> examples = block.substring(0, block.indexOf("```")).lines().toList();

    assertTrue(examples.size() > 10, "examples: " + examples.size());
    for (String example : examples) {
      int arrow = example.indexOf("  →  ");
      String template = example.substring(0, arrow);
      assertEquals(
          example.substring(arrow + 5),
          Template.parse(template, new Origin("docs/templates.md")).evaluate(TemplateNames.all()));
    }
  }

  @Test
  void the_page_names_every_word_of_the_language() throws IOException {
    String page = Files.readString(PAGE);

    for (List<String> words :
        List.of(
            Vocabulary.FUNCTIONS,
            Vocabulary.ATTRIBUTES,
            Vocabulary.DATE_METHODS,
            Vocabulary.DICT_METHODS,
            List.copyOf(TextMethods.NAMES))) {
      for (String word : words) {
        assertTrue(page.contains(word), word);
      }
    }
  }
}
