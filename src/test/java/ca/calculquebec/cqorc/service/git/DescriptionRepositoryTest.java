package ca.calculquebec.cqorc.service.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.HttpEvents;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionRepositoryTest {
  private static final Origin URL = new Origin("config.cfg, line 3, [descriptions] repo_url");
  private static final Origin FOLDER = new Origin("config.cfg, line 4, [descriptions] local_repo");

  private static final Duration NEVER = Duration.ofDays(1);

  @TempDir Path directory;
  private Path remote;
  private Path local;
  private Map<String, String> variables;

  @BeforeEach
  void makeRemote() throws Exception {
    remote = directory.resolve("remote");
    local = directory.resolve("here/descriptions");
    variables =
        Map.of(
            "PATH", System.getProperty("test.path", "/usr/local/bin:/usr/bin:/bin"),
            "HOME", directory.toString());
    Files.createDirectories(remote);
    git("init", "--quiet");
    commit("first");
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", remote.toString()));
    command.addAll(List.of("-c", "user.name=t", "-c", "user.email=t@example.org"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true).redirectOutput(new File("/dev/null"));
    assertEquals(0, builder.start().waitFor());
  }

  private void commit(String text) throws Exception {
    Files.writeString(remote.resolve("PYT101-fr.yaml"), text, StandardCharsets.UTF_8);
    git("add", "--", "PYT101-fr.yaml");
    git("commit", "--quiet", "-m", text);
  }

  private DescriptionRepository repository(String url) {
    return new DescriptionRepository(url, URL, local, FOLDER, surroundings());
  }

  private DescriptionRepository.Surroundings surroundings() {
    return new DescriptionRepository.Surroundings(
        variables, duration -> Thread.sleep(Math.min(duration.toMillis(), 100)), HttpEvents.none());
  }

  private String content() throws Exception {
    return Files.readString(local.resolve("PYT101-fr.yaml"), StandardCharsets.UTF_8);
  }

  @Test
  void what_is_missing_is_cloned_and_what_is_there_is_pulled() throws Exception {
    assertTrue(repository(remote.toString()).refresh().warning().isEmpty());
    assertEquals("first", content());
    commit("second");
    assertTrue(repository("file://" + remote).refresh().warning().isEmpty());
    assertEquals("second", content());
  }

  @Test
  void a_copy_of_another_repository_is_told() throws Exception {
    repository(remote.toString()).refresh();
    String warning = repository("file:///elsewhere").refresh().warning().orElseThrow();
    assertTrue(warning.contains("are a copy of " + remote), warning);
    assertTrue(warning.contains("file:///elsewhere"), warning);
  }

  @Test
  void one_repository_has_several_addresses() {
    String https = "https://bot:secret@github.com/cq/descriptions.git";
    assertTrue(RepositoryAddress.same(https, "git@GitHub.com:cq/descriptions"));
    assertTrue(RepositoryAddress.same(https, "ssh://git@github.com:22/cq/descriptions/"));
    assertTrue(RepositoryAddress.same("file:///a/b", "/a/b/"));
    assertFalse(RepositoryAddress.same(https, "https://github.com/cq/description"));
    assertFalse(RepositoryAddress.same(https, "https://gitlab.com/cq/descriptions"));
  }

  @Test
  void hooks_of_the_repository_do_not_run() throws Exception {
    repository(remote.toString()).refresh();
    Path hook = local.resolve(".git/hooks/post-merge");
    Path mark = directory.resolve("hook-ran");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\ntouch '" + mark + "'\n", StandardCharsets.UTF_8);
    assertTrue(hook.toFile().setExecutable(true));
    commit("second");
    repository(remote.toString()).refresh();
    assertEquals("second", content());
    assertFalse(Files.exists(mark));
  }

  @Test
  void a_pull_that_fails_is_a_warning_when_there_is_a_copy() throws Exception {
    repository(remote.toString()).refresh();
    git("commit", "--quiet", "--amend", "-m", "rewritten");
    Files.writeString(local.resolve("PYT101-fr.yaml"), "edited", StandardCharsets.UTF_8);
    git("checkout", "--quiet", "--orphan", "other");
    Files.move(remote, directory.resolve("gone"));
    DescriptionRepository.Copy copy = repository(remote.toString()).refresh();
    assertEquals(local, copy.folder());
    assertTrue(copy.warning().orElseThrow().contains("used as they are"));
    assertEquals("edited", content());
  }

  /** Which branch to pull is not guessed: a person may have gone over to one of their own. */
  @Test
  void a_branch_that_follows_none_is_left_alone() throws Exception {
    repository(remote.toString()).refresh();
    Path origin = remote;
    remote = local;
    git("checkout", "--quiet", "-b", "mine");
    remote = origin;
    commit("second");
    String warning = repository(remote.toString()).refresh().warning().orElseThrow();
    assertTrue(warning.contains("its branch mine follows none"), warning);
    assertEquals("first", content());
  }

  @Test
  void the_branch_that_was_cloned_is_pulled_and_not_the_repository_s_first() throws Exception {
    git("checkout", "--quiet", "-b", "autumn");
    commit("of autumn");
    repository(remote.toString()).refresh();
    commit("later in autumn");
    git("checkout", "--quiet", "-b", "winter");
    commit("of winter");
    assertTrue(repository(remote.toString()).refresh().warning().isEmpty());
    assertEquals("later in autumn", content());
  }

  /** Whoever may write into the folder could have a program run by everybody who pulls. */
  @Test
  void settings_of_the_copy_run_nothing_and_lead_nowhere_else() throws Exception {
    Files.writeString(remote.resolve(".gitattributes"), "*.yaml filter=evil diff=evil\n");
    git("add", "--", ".gitattributes");
    commit("first with attributes");
    repository(remote.toString()).refresh();
    Path elsewhere = directory.resolve("elsewhere");
    Files.createDirectories(elsewhere);
    Path mark = directory.resolve("ran");
    Path evil = directory.resolve("evil.sh");
    Files.writeString(evil, "#!/bin/sh\necho \"$0 $*\" >>'" + mark + "'\nexit 1\n");
    assertTrue(evil.toFile().setExecutable(true));
    Path hooks = Files.createDirectories(directory.resolve("hooks"));
    for (String hook : List.of("post-merge", "post-checkout", "reference-transaction")) {
      Files.copy(evil, hooks.resolve(hook));
      Files.copy(evil, local.resolve(".git/hooks").resolve(hook));
    }
    Path included = directory.resolve("included");
    Files.writeString(included, "[core]\n\tsshCommand = " + evil + "\n");
    Files.writeString(local.resolve(".git/info/attributes"), "* filter=evil\n");
    String settings =
        String.join(
            "\n",
            "[remote \"origin\"]",
            "uploadpack = " + evil,
            "[remote \"" + remote + "\"]",
            "uploadpack = " + evil,
            "[core]",
            "sshCommand = " + evil,
            "fsmonitor = " + evil,
            "hooksPath = " + hooks,
            "gitProxy = " + evil,
            "askPass = " + evil,
            "editor = " + evil,
            "alternateRefsCommand = " + evil,
            "worktree = " + elsewhere,
            "[filter \"evil\"]",
            "smudge = " + evil,
            "clean = " + evil,
            "process = " + evil,
            "required = true",
            "[diff \"evil\"]",
            "textconv = " + evil,
            "[credential]",
            "helper = !" + evil,
            "[url \"" + elsewhere + "\"]",
            "insteadOf = " + remote,
            "[protocol]",
            "allow = never",
            "[protocol \"file\"]",
            "allow = never",
            "[include]",
            "path = " + included,
            "[gpg]",
            "program = " + evil,
            "[merge]",
            "verifySignatures = true",
            "[submodule]",
            "recurse = true",
            "[fetch]",
            "recurseSubmodules = true",
            "[extensions]",
            "worktreeConfig = true",
            "[alias]",
            "pull = !" + evil,
            "");
    Files.writeString(
        local.resolve(".git/config"), settings, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    Files.writeString(local.resolve(".git/config.worktree"), "[core]\n\thooksPath = " + hooks);
    commit("second");
    DescriptionRepository.Copy copy = repository(remote.toString()).refresh();
    assertFalse(Files.exists(mark), () -> read(mark));
    assertEquals(Optional.empty(), copy.warning());
    assertEquals("second", content());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_user_s_own_settings_hold() throws Exception {
    repository(remote.toString()).refresh();
    Path ran = directory.resolve("own-ssh-ran");
    Path ssh = directory.resolve("own-ssh");
    Files.writeString(ssh, "#!/bin/sh\necho \"$*\" >'" + ran + "'\nexit 1\n");
    assertTrue(ssh.toFile().setExecutable(true));
    Files.writeString(
        directory.resolve(".gitconfig"),
        "[core]\n\tsshCommand = "
            + ssh
            + " -i key\n[url \"ssh://git@mine.example/\"]\n\tinsteadOf = https://short/\n");
    local = directory.resolve("other");
    assertThrows(ServiceException.class, () -> repository("https://short/x.git").refresh());
    assertTrue(read(ran).contains("-i key -o BatchMode=yes"), read(ran));
    assertTrue(read(ran).contains("git@mine.example"), read(ran));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "git@h: Permission denied (publickey). | refused this account's ssh key | public key",
        "Host key verification failed. | host key is unknown | Connect by hand once",
        "fatal: Authentication failed for 'https://h/x' | wants a login | credential helper",
        "ssh: Could not resolve hostname h: Name or service not known | cannot be reached |"
            + " network",
        "fatal: repository 'https://h/x' not found | there is no such repository | repo_url",
      })
  void what_went_wrong_has_its_own_words_and_only_without_git_it_is_to_be_installed(
      String said, String why, String advice) throws Exception {
    Path git = directory.resolve("failing-git");
    Files.writeString(git, "#!/bin/sh\necho \"" + said.strip() + "\" >&2\nexit 128\n");
    assertTrue(git.toFile().setExecutable(true));
    GitCommand failing =
        new GitCommand(variables, Duration.ofSeconds(10), NEVER, HttpEvents.none(), git.toString());
    DescriptionRepository repository =
        new DescriptionRepository("https://h/x", URL, local, FOLDER, surroundings(), failing);
    ServiceException failure = assertThrows(ServiceException.class, repository::refresh);
    assertTrue(failure.getMessage().contains(why), failure.getMessage());
    assertTrue(failure.advice().contains(advice), failure.advice());
    assertFalse(failure.advice().contains("Install git"), failure.advice());
    assertFalse(Files.exists(local));
  }

  @Test
  void two_runs_that_clone_into_one_folder_wait_for_each_other() throws Exception {
    List<DescriptionRepository> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(repository(remote.toString()));
    }
    ExecutorService threads = Executors.newFixedThreadPool(runs.size());
    try {
      List<Future<DescriptionRepository.Copy>> copies = new ArrayList<>();
      for (DescriptionRepository run : runs) {
        copies.add(threads.submit(run::refresh));
      }
      for (Future<DescriptionRepository.Copy> copy : copies) {
        assertEquals(Optional.empty(), copy.get().warning());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals("first", content());
    try (Stream<Path> beside = Files.list(local.getParent())) {
      assertEquals(
          List.of(".descriptions.lock", "descriptions"),
          beside.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void only_a_path_of_this_machine_is_relative() {
    assertTrue(DescriptionRepository.isRelative("../descriptions"));
    assertTrue(DescriptionRepository.isRelative("descriptions.git"));
    for (String other :
        List.of("", "/a/b", "https://h/x", "git@h:x", "h:x", "file:///x", "-u", "ext::sh")) {
      assertFalse(DescriptionRepository.isRelative(other), other);
    }
  }

  @Test
  void a_plain_folder_inside_another_repository_does_not_pull_that_one() throws Exception {
    local = remote.resolve("descriptions");
    Files.createDirectories(local);
    Files.writeString(local.resolve("PYT101-fr.yaml"), "by hand", StandardCharsets.UTF_8);
    String warning = repository(remote.toString()).refresh().warning().orElseThrow();
    assertTrue(warning.contains("not a git repository"), warning);
  }

  @Test
  void a_clone_that_fails_says_why_and_leaves_nothing() throws Exception {
    ServiceException failure =
        assertThrows(
            ServiceException.class,
            () -> repository(directory.resolve("nowhere").toString()).refresh());
    assertTrue(failure.getMessage().contains("does not exist"), failure.getMessage());
    assertFalse(Files.exists(local));
  }

  @Test
  void without_an_address_the_folder_is_used_as_it_is() throws Exception {
    InputException failure = assertThrows(InputException.class, () -> repository("").refresh());
    assertEquals(FOLDER, failure.origin().orElseThrow());
    Files.createDirectories(local);
    assertEquals(local, repository(" ").refresh().folder());
  }

  @Test
  void addresses_that_run_commands_are_refused() {
    for (String url :
        List.of(
            "--upload-pack=touch /tmp/x",
            "ext::sh -c touch% /tmp/x",
            "fd::7",
            "http://example.org/x",
            "git://example.org/x",
            "-oProxyCommand=x:y")) {
      InputException failure =
          assertThrows(InputException.class, () -> repository(url).refresh(), url);
      assertEquals(URL, failure.origin().orElseThrow());
    }
  }

  @Test
  void a_password_in_the_address_is_not_told() {
    InputException failure =
        assertThrows(
            InputException.class, () -> repository("http://me:secret@example.org/x").refresh());
    assertFalse(failure.getMessage().contains("secret"));
  }

  @Test
  void without_git_the_message_says_so() {
    variables = Map.of("PATH", "/nonexistent", "HOME", directory.toString());
    GitCommand missing =
        new GitCommand(
            variables, Duration.ofSeconds(10), NEVER, HttpEvents.none(), "git-that-is-not-there");
    DescriptionRepository repository =
        new DescriptionRepository(remote.toString(), URL, local, FOLDER, surroundings(), missing);
    ServiceException failure = assertThrows(ServiceException.class, repository::refresh);
    assertTrue(failure.getMessage().contains("it is not installed"), failure.getMessage());
    assertTrue(failure.advice().startsWith("Install git"), failure.advice());
  }

  @Test
  void a_git_that_takes_long_is_told_with_what_it_does() throws Exception {
    Path patience = directory.resolve("told");
    Path slow = directory.resolve("slow-git");
    Files.writeString(
        slow,
        "#!/bin/sh\ncase \"$*\" in *' clone '*|*' pull '*)\n"
            + ("while [ ! -e '" + patience + "' ]; do sleep 0.02; done; rm '" + patience + "'\n")
            + "esac\nexec git \"$@\"\n",
        StandardCharsets.UTF_8);
    assertTrue(slow.toFile().setExecutable(true));
    List<String> told = new CopyOnWriteArrayList<>();
    HttpEvents events =
        new HttpEvents() {
          @Override
          public void attempted(Attempt attempt) {}

          @Override
          public void waitBegins(Wait wait) {
            told.add("waiting " + wait.reason());
          }

          @Override
          public void waitEnds(Wait wait) {}

          @Override
          public void lasts(Pending pending) {
            // On a busy machine what is no network may be slow, too.
            if (!pending.what().startsWith("read ")) {
              told.add(pending.service() + ": " + pending.what());
              write(patience);
            }
          }

          @Override
          public void ends(Pending pending) {
            if (!pending.what().startsWith("read ")) {
              told.add("over");
            }
          }
        };
    GitCommand command =
        new GitCommand(
            variables, Duration.ofSeconds(20), Duration.ofMillis(10), events, slow.toString());
    for (int run = 0; run < 2; run++) {
      DescriptionRepository repository =
          new DescriptionRepository(remote.toString(), URL, local, FOLDER, surroundings(), command);
      assertEquals(Optional.empty(), repository.refresh().warning());
    }
    assertEquals(
        List.of("git: clone " + remote + " into " + local, "over", "git: pull " + local, "over"),
        told);
    assertEquals("first", content());
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "", StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void a_git_that_does_not_end_is_stopped() throws Exception {
    Path slow = directory.resolve("slow-git");
    Files.writeString(slow, "#!/bin/sh\nexec sleep 600\n", StandardCharsets.UTF_8);
    assertTrue(slow.toFile().setExecutable(true));
    GitCommand command =
        new GitCommand(variables, Duration.ofMillis(50), NEVER, HttpEvents.none(), slow.toString());
    DescriptionRepository repository =
        new DescriptionRepository(remote.toString(), URL, local, FOLDER, surroundings(), command);
    ServiceException failure = assertThrows(ServiceException.class, repository::refresh);
    assertTrue(failure.getMessage().contains("did not end"), failure.getMessage());
  }
}
