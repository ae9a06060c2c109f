package ca.calculquebec.cqorc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.app.Environment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class OptionTableTest {
  static Stream<String> paths() {
    return HelpTexts.commands().stream().map(path -> String.join(" ", path));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void the_table_says_what_the_annotations_say(String path) {
    Terminal terminal = new Terminal(Environment.ofProcess());
    CommandSpec annotated = new CommandLine(Commands.build(path, terminal)).getCommandSpec();
    Optional<CommandSpec> table =
        HelpTexts.table(path).map(lines -> OptionTable.read(lines, Commands.build(path, terminal)));
    assertEquals(OptionTable.write(annotated).isPresent(), table.isPresent());
    if (table.isPresent()) {
      assertEquals(described(annotated), described(table.get()));
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void only_what_takes_arguments_without_names_goes_by_its_annotations(String path) {
    CommandSpec annotated =
        new CommandLine(Commands.build(path, new Terminal(Environment.ofProcess())))
            .getCommandSpec();
    assertTrue(
        OptionTable.write(annotated).isPresent() || !annotated.positionalParameters().isEmpty());
  }

  private static List<String> described(CommandSpec spec) {
    return spec.options().stream().map(OptionTableTest::described).sorted().toList();
  }

  private static String described(OptionSpec option) {
    return String.join(
        " ",
        Arrays.toString(option.names()),
        option.type().getName(),
        Arrays.toString(option.auxiliaryTypes()),
        option.arity().toString(),
        option.paramLabel(),
        String.valueOf(option.required()),
        String.valueOf(option.usageHelp()),
        String.valueOf(option.versionHelp()),
        Objects.toString(option.getValue()));
  }
}
