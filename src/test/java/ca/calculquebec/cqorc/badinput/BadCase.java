package ca.calculquebec.cqorc.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * One way to go wrong.
 *
 * @param change what is spoilt in a fresh world
 * @param exit expected: 2 means that nothing was changed, 1 that the other courses were done
 * @param says what must be printed, each somewhere: the place and the remedy
 */
record BadCase(String name, Damage change, String command, int exit, List<String> says) {
  private static final Pattern NOT_FOR_COORDINATORS =
      Pattern.compile("\\tat |Exception|\\bnull\\b|unexpected fault|Optional[\\[.]");

  /** Spoils a world. */
  @FunctionalInterface
  interface Damage {
    void in(World world) throws IOException;
  }

  static BadCase of(String name, Damage change, String command, int exit, String... says) {
    return new BadCase(name, change, command, exit, List.of(says));
  }

  /** A command that is wrong by itself. */
  static BadCase of(String name, String command, String... says) {
    return of(name, world -> {}, command, 2, says);
  }

  static Stream<DynamicTest> tests(Path folder, List<BadCase> cases) {
    return IntStream.range(0, cases.size())
        .mapToObj(
            number -> {
              BadCase one = cases.get(number);
              return DynamicTest.dynamicTest(
                  one.name(), () -> one.check(folder.resolve(Integer.toString(number))));
            });
  }

  private void check(Path folder) throws CqorcException, IOException {
    try (World world = World.in(folder, options -> options.withCourses(4))) {
      change.in(world);
      Result result = world.run(command);
      String printed = result.toString();
      assertEquals(exit, result.exit(), printed);
      for (String expected : says) {
        assertTrue(result.words().contains(expected), "no \"" + expected + "\" in\n" + printed);
      }
      assertFalse(
          NOT_FOR_COORDINATORS.matcher(result.err() + result.out()).find(),
          "not for a coordinator:\n" + printed);
      boolean changed = !world.sandbox().changes().isEmpty();
      boolean hasOthers = !name.startsWith("the only ") && !name.startsWith("every ");
      if (exit == 2 || !hasOthers) {
        assertEquals(List.of(), world.sandbox().changes(), printed);
      } else if (exit == 1 && command.contains("--create")) {
        assertTrue(changed, "the other courses were not done\n" + printed);
      }
    }
  }
}
