package ca.calculquebec.cqorc.scenario.interruption;

import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One command that goes wrong at one request and is repeated: it must end where an undisturbed run
 * ends, and once more must change nothing.
 */
public final class InterruptionCheck {
  /** Brings a fresh world to where the command is given. */
  @FunctionalInterface
  public interface Preparation {
    void in(World world) throws IOException;
  }

  private static final Pattern NOT_FOR_COORDINATORS =
      Pattern.compile("\\tat |Exception|\\bnull\\b|unexpected fault|Optional[\\[.]");
  private static final Pattern ADVICE =
      Pattern.compile("What to do:|run the same command again|--update");
  private static final Pattern ENTRY =
      Pattern.compile("\"entry\":\"(begun|finished)\".*?\"ref\":\"([^\"]+)\"");

  private final Path folder;
  private final UnaryOperator<SandboxOptions> options;
  private final Preparation preparation;
  private final String command;
  private final String expected;
  private final int requests;
  private int worlds;

  /**
   * Runs the command undisturbed, twice.
   *
   * @param folder empty
   */
  public InterruptionCheck(
      Path folder, UnaryOperator<SandboxOptions> options, Preparation preparation, String command)
      throws Exception {
    this.folder = folder;
    this.options = options;
    this.preparation = preparation;
    this.command = command;
    try (World world = fresh()) {
      NetworkFault counting = NetworkFault.none();
      String before = world.state();
      Result result = world.program().through(counting).run(command);
      requests = counting.requests().size();
      expected = world.state();
      require(result.exit() == 0 && !expected.equals(before), result.toString());
      require(openIntents(world) == 0, openIntents(world) + " intents stay open");
      Result again = world.run(command);
      require(again.exit() == 0 && again.changes().isEmpty(), again + "\n" + again.changes());
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError("undisturbed: " + otherwise);
    }
  }

  private World fresh() throws Exception {
    World world = World.in(folder.resolve("world" + ++worlds), options);
    preparation.in(world);
    return world;
  }

  /** How many requests an undisturbed run sends. */
  public int requests() {
    return requests;
  }

  /**
   * Tries every kind of network fault; with {@code -Dcqorc.every=true} at every request.
   *
   * @param sample otherwise so many requests of each kind, chosen by a seed
   * @return what went against the rules
   */
  public List<String> complaints(int sample) throws Exception {
    List<String> complaints = new ArrayList<>();
    for (NetworkFault.NetworkFaultKind kind : NetworkFault.NetworkFaultKind.values()) {
      for (int k : chosen(sample, kind.name().hashCode())) {
        complaint(NetworkFault.at(k, kind)).ifPresent(complaints::add);
      }
    }
    tell(
        requests + " requests, each in " + NetworkFault.NetworkFaultKind.values().length + " ways",
        complaints);
    return complaints;
  }

  /** Whoever tries everything by hand wants to know what was tried. */
  private void tell(String tried, List<String> complaints) {
    if (Boolean.getBoolean("cqorc.every")) {
      System.out.println(command + ": " + tried + ": " + complaints.size() + " complaints");
    }
  }

  private List<Integer> chosen(int sample, long seed) {
    List<Integer> all = new ArrayList<>(IntStream.rangeClosed(1, requests).boxed().toList());
    if (!Boolean.getBoolean("cqorc.every")) {
      Collections.shuffle(all, new Random(command.hashCode() + seed));
    }
    return Boolean.getBoolean("cqorc.every") ? all : all.subList(0, Math.min(sample, requests));
  }

  /**
   * Misfortunes seldom come singly: so many runs after another are disturbed, each in a way that a
   * seed chooses, before one is not.
   *
   * @param worlds in how many worlds this is tried
   */
  public List<String> complaintsOfSeries(int worlds, int disturbedRuns) throws Exception {
    Random random = new Random(command.hashCode());
    NetworkFault.NetworkFaultKind[] kinds = NetworkFault.NetworkFaultKind.values();
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < worlds; i++) {
      List<NetworkFault> series = new ArrayList<>();
      for (int run = 0; run < disturbedRuns; run++) {
        NetworkFault.NetworkFaultKind kind = kinds[random.nextInt(kinds.length)];
        series.add(NetworkFault.at(1 + random.nextInt(requests), kind));
      }
      complaint(series.toArray(NetworkFault[]::new)).ifPresent(complaints::add);
    }
    tell(worlds + " worlds, " + disturbedRuns + " runs disturbed in each", complaints);
    return complaints;
  }

  private Optional<String> complaint(NetworkFault... series) throws Exception {
    try (World world = fresh()) {
      StringBuilder told = new StringBuilder();
      for (NetworkFault one : series) {
        String wrong = disturbed(world, one);
        String fault = told.append(told.isEmpty() ? "" : ", then ").append(one).toString();
        if (!wrong.isEmpty()) {
          return Optional.of(fault + ": " + wrong);
        }
      }
      String fault = told.toString();
      Result second = world.program().through(NetworkFault.none()).run(command);
      if (second.exit() != 0) {
        return Optional.of(fault + ": the repeat fails: " + second);
      }
      if (!world.state().equals(expected)) {
        return Optional.of(fault + ": another end: " + difference(world.state()) + "\n" + second);
      }
      Result third = world.run(command);
      if (third.exit() != 0 || !third.changes().isEmpty()) {
        return Optional.of(fault + ": a third run changes " + third.changes() + "\n" + third);
      }
      int open = openIntents(world);
      return open == 0
          ? Optional.empty()
          : Optional.of(fault + ": " + open + " intents of the journal stay open");
    }
  }

  /** Empty when the disturbed run behaved. */
  private String disturbed(World world, NetworkFault fault) throws InterruptedException {
    Result result;
    try {
      result = world.program().through(fault).run(command);
    } catch (NetworkFault.Death death) {
      fault.awaitQuiescence();
      return "";
    }
    if (fault.hasStruck() && fault.kind().isDeath()) {
      return "somebody caught the death: " + result;
    }
    boolean changed = !result.changes().isEmpty();
    if (result.exit() > 2 || (result.exit() == 2 && changed)) {
      return "exit code " + result.exit() + " after " + result.changes() + ": " + result;
    }
    if (result.exit() == 0 && !world.state().equals(expected)) {
      return "exit code 0, but another end: " + difference(world.state()) + "\n" + result;
    }
    if (result.exit() != 0 && !ADVICE.matcher(result.words()).find()) {
      return "no advice: " + result;
    }
    return NOT_FOR_COORDINATORS.matcher(result.err() + result.out()).find()
        ? "not for a coordinator: " + result
        : "";
  }

  private static int openIntents(World world) throws IOException {
    Set<String> open = new HashSet<>();
    if (!world.program().hasStateFile("journal.jsonl")) {
      return 0;
    }
    Path journal = world.program().stateFile("journal.jsonl");
    Matcher entries = ENTRY.matcher(Files.readString(journal, StandardCharsets.UTF_8));
    while (entries.find()) {
      if (entries.group(1).equals("begun")) {
        open.add(entries.group(2));
      } else {
        open.remove(entries.group(2));
      }
    }
    return open.size();
  }

  /** The first lines that are not as expected. */
  private String difference(String state) {
    String[] one = expected.split("\n", -1);
    String[] other = state.split("\n", -1);
    int line = 0;
    while (line < Math.min(one.length, other.length) && one[line].equals(other[line])) {
      line++;
    }
    return "line "
        + line
        + ": expected "
        + (line < one.length ? one[line].strip() : "an end")
        + ", found "
        + (line < other.length ? other[line].strip() : "an end")
        + " ("
        + one.length
        + " and "
        + other.length
        + " lines)";
  }
}
