package ca.calculquebec.cqorc.service.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ServiceException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionRepositoryTest {
  private static final Origin URL = new Origin("config.cfg, line 3, [descriptions] repo_url");
  private static final Origin FOLDER = new Origin("config.cfg, line 4, [descriptions] local_repo");

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
    return new DescriptionRepository(url, URL, local, FOLDER, variables);
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

  @Test
  void the_reason_is_what_git_says_first_and_not_the_hints_after_it() throws Exception {
    repository(remote.toString()).refresh();
    remote = local;
    git("checkout", "--quiet", "-b", "mine");
    git("remote", "remove", "origin");
    String warning = repository("file:///elsewhere").refresh().warning().orElseThrow();
    assertTrue(warning.contains("(There is no tracking information"), warning);
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
        new GitCommand(variables, java.time.Duration.ofSeconds(10), "git-that-is-not-there");
    DescriptionRepository repository =
        new DescriptionRepository(remote.toString(), URL, local, FOLDER, missing);
    ServiceException failure = assertThrows(ServiceException.class, repository::refresh);
    assertTrue(failure.getMessage().contains("git cannot be started"), failure.getMessage());
  }

  @Test
  void a_git_that_does_not_end_is_stopped() throws Exception {
    Path slow = directory.resolve("slow-git");
    Files.writeString(slow, "#!/bin/sh\nexec sleep 600\n", StandardCharsets.UTF_8);
    assertTrue(slow.toFile().setExecutable(true));
    GitCommand command =
        new GitCommand(variables, java.time.Duration.ofMillis(50), slow.toString());
    DescriptionRepository repository =
        new DescriptionRepository(remote.toString(), URL, local, FOLDER, command);
    ServiceException failure = assertThrows(ServiceException.class, repository::refresh);
    assertTrue(failure.getMessage().contains("did not end"), failure.getMessage());
  }
}
