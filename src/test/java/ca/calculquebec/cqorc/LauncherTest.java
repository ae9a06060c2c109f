package ca.calculquebec.cqorc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shell scripts that start cqorc, with a Java and a Maven that only say how they were called.
 */
class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      for word; do
        case $word in
          -version) echo 'openjdk version "17.0.1" 2021-10-19' >&2; exit 0 ;;
          -XX:ArchiveClassesAtExit=*) echo archive >"${word#*=}"; exit 0 ;;
        esac
      done
      echo "java in $PWD, LC_ALL=$LC_ALL"
      for word; do printf '<%s>\\n' "$word"; done
      exit 7
      """;

  /** "Builds" the distribution, as pom.xml does. */
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "maven in $PWD: $*"
      echo x >>target/builds
      [ ! -f broken ] || { echo '[ERROR] Main.java:[3,1] not a statement'; exit 1; }
      home=target/launcher/cqorc-1.0
      mkdir -p $home/bin $home/lib
      cp src/main/dist/bin/cqorc $home/bin/cqorc
      cp src/main/dist/lib/start.sh $home/lib/start.sh
      : >$home/lib/cqorc.jar
      : >$home/.built
      """;

  @TempDir private Path temporary;
  private Path project;
  private Path jdk;

  @BeforeEach
  void lay_out() throws IOException {
    project = Files.createDirectories(temporary.resolve("my project"));
    for (String file : List.of("cqorc", "src/main/dist/bin/cqorc", "src/main/dist/lib/start.sh")) {
      Path copy = project.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(Path.of(file), copy);
      old(copy);
    }
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    old(project.resolve("pom.xml"));
    jdk = temporary.resolve("jdk 17");
    script(jdk.resolve("bin/java"), JAVA);
    script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    release("17.0.1");
    script(temporary.resolve("tools/mvn"), MAVEN);
    // What makes an archive in the background would still write when a test's directory is removed.
    script(temporary.resolve("tools/nice"), "#!/bin/sh\n");
    // The tests may themselves run in a container, and beside a training.
    mounted("/home");
    script(temporary.resolve("tools/ps"), "#!/bin/sh\n");
  }

  private void mounted(String where) throws IOException {
    script(
        temporary.resolve("tools/df"),
        "#!/bin/sh\nprintf 'Filesystem blocks\\nx 1 1 1 1%% " + where + "\\n'\n");
  }

  @Test
  void builds_first_says_so_in_one_line_and_runs() throws IOException, InterruptedException {
    Run run = run(List.of(project.resolve("cqorc").toString(), "zoom", "--all"));

    assertEquals(7, run.exit());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("cqorc: building"), run.err());
    assertTrue(run.out().endsWith("<zoom>\n<--all>\n"), run.out());
    assertEquals("", run(List.of(project.resolve("cqorc").toString())).err());
    assertEquals(1, builds());
  }

  @Test
  void builds_again_when_a_source_is_newer() throws IOException, InterruptedException {
    run(List.of(project.resolve("cqorc").toString()));
    Path source = project.resolve("src/main/java/ca/Deep.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class Deep {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));

    assertTrue(run(List.of(project.resolve("cqorc").toString())).err().contains("building"));
    assertEquals(2, builds());
  }

  @Test
  void words_arrive_as_they_are_from_any_directory_and_through_links()
      throws IOException, InterruptedException {
    Path elsewhere = Files.createDirectories(temporary.resolve("else where"));
    Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("../my project/cqorc"));
    Files.createSymbolicLink(elsewhere.resolve("the second"), Path.of("first"));

    // In a file, for the test's own Java may run in a locale that breaks the accents.
    script(
        elsewhere.resolve("call"),
        "#!/bin/sh\nexec './the second' 'a  b' '' '*' 'Éloïse' '$HOME' '--x=\"y\"'\n");

    Run run = run(elsewhere, Map.of(), List.of("./call"));

    assertTrue(run.out().startsWith("java in " + elsewhere.toRealPath()), run.out());
    assertTrue(run.out().endsWith("<a  b>\n<>\n<*>\n<Éloïse>\n<$HOME>\n<--x=\"y\">\n"), run.out());
  }

  @Test
  void the_built_distribution_is_found_from_everywhere() throws IOException, InterruptedException {
    run(List.of(project.resolve("cqorc").toString()));
    Path home = project.resolve("target/launcher/cqorc-1.0");
    for (Path from : List.of(home, home.resolve("bin"), home.resolve("lib"), temporary)) {
      Path script = from.relativize(home.resolve("bin/cqorc"));
      String word = script.getNameCount() == 1 ? "./" + script : script.toString();
      Run run = run(from, Map.of(), List.of(word, "x"));
      assertEquals(7, run.exit(), word + run.err());
      assertTrue(run.out().endsWith("<x>\n"), word + " " + run.out());
    }
  }

  @Test
  void a_terminal_is_told_from_a_pipe() throws IOException, InterruptedException {
    Run run = run(List.of(project.resolve("cqorc").toString()));

    assertTrue(run.out().contains("<-Dcqorc.terminals=000>"), run.out());
    assertFalse(run.out().contains("cqorc.columns"), run.out());
  }

  @Test
  void accents_survive_the_locale_of_cron() throws IOException, InterruptedException {
    Run run = run(temporary, Map.of("LC_ALL", "C"), List.of(project.resolve("cqorc").toString()));

    assertTrue(run.out().contains("LC_ALL=C.UTF-8\n"), run.out());
  }

  /** Neither by the build nor by somebody who looks once: it takes seconds of the processor. */
  @Test
  @Timeout(60)
  void the_third_call_within_a_day_has_the_archive_made_which_is_used_afterwards()
      throws IOException, InterruptedException {
    Files.delete(temporary.resolve("tools/nice"));
    String cqorc = project.resolve("cqorc").toString();
    for (int call = 1; call <= 2; call++) {
      assertEquals(Path.of(""), archive(run(List.of(cqorc, "zoom"))));
      waitFor("everyday.calls", call);
      assertEquals(List.of(), archives());
    }
    assertEquals(Path.of(""), archive(run(List.of(cqorc, "zoom"))));
    while (archives().isEmpty() || Files.exists(temporary.resolve("home/.cache/cqorc/lock"))) {
      Thread.sleep(20);
    }
    Path file = archive(run(List.of(cqorc, "zoom")));
    assertTrue(file.startsWith(temporary.resolve("home/.cache/cqorc")), file.toString());
    assertEquals("archive\n", Files.readString(file));
  }

  private void waitFor(String name, int lines) throws IOException, InterruptedException {
    while (true) {
      for (Path file : cached(name)) {
        if (Files.readAllLines(file).size() == lines) {
          return;
        }
      }
      Thread.sleep(20);
    }
  }

  private List<Path> archives() throws IOException {
    return cached(".jsa");
  }

  private List<Path> cached(String end) throws IOException {
    Path cache = temporary.resolve("home/.cache/cqorc");
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    } catch (UncheckedIOException changing) {
      return List.of();
    }
  }

  /** As the third call has it made. */
  private void inBackground(Map<String, String> variables)
      throws IOException, InterruptedException {
    String cqorc = project.resolve("target/launcher/cqorc-1.0/bin/cqorc").toString();
    for (int call = 0; call < 4; call++) {
      run(temporary, variables, List.of(cqorc, "warm-up", "everyday", "background"));
    }
  }

  @Test
  void calls_of_other_days_do_not_count() throws IOException, InterruptedException {
    run(List.of(project.resolve("cqorc").toString()));
    script(
        temporary.resolve("tools/date"), "#!/bin/sh\necho $(($(cat '" + temporary + "/now')))\n");
    String cqorc = project.resolve("target/launcher/cqorc-1.0/bin/cqorc").toString();
    for (int day = 1; day <= 5; day++) {
      Files.writeString(temporary.resolve("now"), "1800000000 + 50000 * " + day);
      run(List.of(cqorc, "warm-up", "everyday", "background"));
    }
    assertEquals(List.of(), archives());
    run(List.of(cqorc, "warm-up", "everyday", "background"));
    assertEquals(1, archives().size());
  }

  @Test
  void none_is_made_where_it_would_be_thrown_away_or_another_is_being_made()
      throws IOException, InterruptedException {
    run(List.of(project.resolve("cqorc").toString()));
    mounted("/");
    inBackground(Map.of("container", "podman"));
    assertEquals(List.of(), archives());
    mounted("/home");
    script(
        temporary.resolve("tools/ps"),
        "#!/bin/sh\necho java -XX:ArchiveClassesAtExit=x -cp y z.Main warm-up whole\n");
    inBackground(Map.of());
    assertEquals(List.of(), archives());
    script(temporary.resolve("tools/ps"), "#!/bin/sh\n");
    inBackground(Map.of("CQORC_ARCHIVE", "no"));
    assertEquals(List.of(), archives());
    inBackground(Map.of());
    assertEquals(1, archives().size());
  }

  @Test
  void a_build_server_has_none_made() throws IOException, InterruptedException {
    Path began = temporary.resolve("began");
    script(temporary.resolve("tools/nice"), "#!/bin/sh\n: >'" + began + "'\n");
    String cqorc = project.resolve("cqorc").toString();
    run(temporary, Map.of("CI", "true"), List.of(cqorc));
    run(temporary, Map.of("CQORC_ARCHIVE", "no"), List.of(cqorc));
    Thread.sleep(200);
    assertFalse(Files.exists(began));
    run(temporary, Map.of("CI", "false"), List.of(cqorc));
    while (!Files.exists(began)) {
      Thread.sleep(20);
    }
  }

  /** Java runs what an archive holds. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "chmod o+w \"$archive\"",
        "chmod g+w \"$archive\"",
        "chmod o+w \"${archive%/*}\"",
        "chmod g+w \"${archive%/*}\"",
        "chmod 777 \"$HOME/.cache/cqorc\"",
        "chmod 1777 \"$HOME/.cache/cqorc\"",
      })
  void an_archive_that_others_may_have_written_is_not_used(String change)
      throws IOException, InterruptedException {
    run(List.of(project.resolve("cqorc").toString()));
    String cqorc = project.resolve("target/launcher/cqorc-1.0/bin/cqorc").toString();
    run(List.of(cqorc, "warm-up", "everyday"));
    Path archive = archive(run(List.of(cqorc, "zoom")));
    assertTrue(Files.exists(archive));
    Run changed =
        run(temporary, Map.of("archive", archive.toString()), List.of("/bin/sh", "-c", change));
    assertEquals(0, changed.exit(), changed.err());
    assertEquals(Path.of(""), archive(run(List.of(cqorc, "zoom"))));
    run(List.of(cqorc, "warm-up", "everyday"));
    assertEquals(archive, archive(run(List.of(cqorc, "zoom"))));
  }

  @Test
  void commands_with_many_libraries_have_an_archive_of_their_own()
      throws IOException, InterruptedException {
    String cqorc = project.resolve("cqorc").toString();
    run(List.of(cqorc));
    run(List.of(project.resolve("target/launcher/cqorc-1.0/bin/cqorc").toString(), "warm-up"));

    Path everyday = archive(run(List.of(cqorc, "zoom", "--create")));
    Path whole = archive(run(List.of(cqorc, "slack", "--create")));

    assertNotEquals(everyday, whole);
    assertTrue(Files.exists(everyday) && Files.exists(whole));
  }

  @Test
  void until_theirs_is_made_the_everyday_one_serves() throws IOException, InterruptedException {
    run(List.of(project.resolve("cqorc").toString()));
    String cqorc = project.resolve("target/launcher/cqorc-1.0/bin/cqorc").toString();
    run(List.of(cqorc, "warm-up", "everyday"));

    Path everyday = archive(run(List.of(cqorc, "zoom")));

    assertEquals(everyday, archive(run(List.of(cqorc, "slack"))));
  }

  /** Between two looks at it, the lock of another maker may go. */
  @Test
  @Timeout(60)
  void a_lock_that_goes_is_tried_again_and_a_directory_that_is_gone_is_not()
      throws IOException, InterruptedException {
    run(List.of(project.resolve("cqorc").toString()));
    String cqorc = project.resolve("target/launcher/cqorc-1.0/bin/cqorc").toString();
    List<String> warmUp = List.of(cqorc, "warm-up", "whole");
    lockFails("[ ! -e \"$0.once\" ] && : >\"$0.once\"");
    assertEquals(0, run(warmUp).exit());

    lockFails("true");
    assertEquals(1, run(warmUp).exit());
  }

  /**
   * @param when a shell's condition under which no lock can be made
   */
  private void lockFails(String when) throws IOException {
    script(
        temporary.resolve("tools/mkdir"),
        """
        #!/bin/sh
        case $* in
          */lock) if %s; then exit 1; fi ;;
        esac
        PATH=/usr/bin:/bin exec mkdir "$@"
        """
            .formatted(when));
  }

  private static Path archive(Run run) {
    String word =
        run.out()
            .lines()
            .filter(line -> line.contains("SharedArchiveFile="))
            .findFirst()
            .orElse("");
    return Path.of(word.replaceAll("^.*=|>$", ""));
  }

  @Test
  void the_heap_follows_the_machine_within_bounds() throws IOException, InterruptedException {
    Run run = run(List.of(project.resolve("cqorc").toString()));

    Matcher heap = Pattern.compile("-Xmx(\\d+)m").matcher(run.out());
    assertTrue(heap.find(), run.out());
    long quarter =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize()
            >> 22; // a quarter, in MB
    // Both look at the machine or at the container; a page or two may be the kernel's.
    long expected = Math.min(1024, Math.max(256, quarter));
    assertTrue(Math.abs(expected - Long.parseLong(heap.group(1))) <= 16, run.out());
  }

  @Test
  void without_a_home_it_runs_without_an_archive() throws IOException, InterruptedException {
    Run run = run(temporary, Map.of("HOME", ""), List.of(project.resolve("cqorc").toString()));

    assertEquals(7, run.exit());
    assertFalse(run.out().contains("SharedArchiveFile"), run.out());
  }

  @Test
  void an_old_java_is_named_with_its_version() throws IOException, InterruptedException {
    run(List.of(project.resolve("cqorc").toString()));
    release("11.0.2");

    Run run = run(List.of(project.resolve("cqorc").toString()));

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("Java 17 or newer is needed"), run.err());
    assertTrue(run.err().contains("is 11.0.2"), run.err());
  }

  @Test
  void a_missing_java_is_one_clear_line() throws IOException, InterruptedException {
    Run run =
        run(
            temporary,
            Map.of("JAVA_HOME", temporary.resolve("nothing").toString()),
            List.of(project.resolve("cqorc").toString()));

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("has no bin/java"), run.err());
  }

  @Test
  void a_missing_maven_is_one_clear_line() throws IOException, InterruptedException {
    Files.delete(temporary.resolve("tools/mvn"));
    Run run =
        run(
            temporary,
            Map.of("PATH", tools("mkdir", "flock", "readlink", "sed", "head", "cat")),
            List.of("/bin/sh", project.resolve("cqorc").toString()));

    assertEquals(2, run.exit());
    assertTrue(run.err().startsWith("cqorc: Maven (mvn) is missing"), run.err());
  }

  @Test
  void a_broken_build_shows_its_errors_and_where_the_rest_is()
      throws IOException, InterruptedException {
    Files.writeString(project.resolve("broken"), "");

    Run run = run(List.of(project.resolve("cqorc").toString()));

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("[ERROR] Main.java:[3,1] not a statement"), run.err());
    assertTrue(run.err().contains("target/launcher/build.log"), run.err());
  }

  @Test
  void two_that_start_at_once_build_once() throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(builder(temporary, Map.of(), List.of(project + "/cqorc", "x")).start());
    }
    for (Process process : processes) {
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertEquals(7, process.waitFor(), out);
      assertTrue(out.endsWith("<x>\n"), out);
    }
    assertEquals(1, builds());
  }

  private long builds() throws IOException {
    return Files.readAllLines(project.resolve("target/builds")).size();
  }

  /** A directory with these tools only, for a PATH without the others. */
  private String tools(String... names) throws IOException {
    Path directory = temporary.resolve("few");
    for (String name : names) {
      for (String from : List.of("/usr/bin/", "/bin/")) {
        if (Files.exists(Path.of(from + name))) {
          script(directory.resolve(name), "#!/bin/sh\nexec " + from + name + " \"$@\"\n");
        }
      }
    }
    return directory.toString();
  }

  private void release(String version) throws IOException {
    Files.writeString(
        jdk.resolve("release"),
        "JAVA_RUNTIME_VERSION=\"" + version + "+1\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private static void old(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
  }

  private record Run(int exit, String out, String err) {}

  private Run run(List<String> command) throws IOException, InterruptedException {
    return run(temporary, Map.of(), command);
  }

  private Run run(Path directory, Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    Path out = temporary.resolve("out.txt");
    Path err = temporary.resolve("err.txt");
    Process process =
        builder(directory, variables, command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    return new Run(exit, Files.readString(out), Files.readString(err));
  }

  private ProcessBuilder builder(
      Path directory, Map<String, String> variables, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeAll(
            List.of(
                "XDG_CACHE_HOME",
                "LC_ALL",
                "CQORC_JAVA_OPTIONS",
                "CQORC_ARCHIVE",
                "CI",
                "TF_BUILD",
                "JENKINS_URL",
                "TEAMCITY_VERSION"));
    environment.put("JAVA_HOME", jdk.toString());
    environment.put("HOME", temporary.resolve("home").toString());
    environment.put("PATH", temporary.resolve("tools") + ":" + environment.get("PATH"));
    environment.putAll(variables);
    return builder;
  }
}
