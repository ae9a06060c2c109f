package ca.calculquebec.cqorc.service.git;

import ca.calculquebec.cqorc.file.PrivateFiles;
import ca.calculquebec.cqorc.file.TemporaryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Settings of ours in place of a repository's own. Those of its {@code .git/config} may name
 * programs that git runs (ssh, filters, fsmonitor, upload-pack, hooks) and other addresses, and
 * whoever may write into the folder may write them. So git is given a common directory that has the
 * repository's objects and refs, and neither its config nor its hooks and attributes. The user's
 * own settings hold as ever.
 */
final class TrustedSettings implements AutoCloseable {
  /** What a repository is made like; nothing that can be run. */
  private static final List<String> KEPT =
      List.of(
          "core.repositoryformatversion",
          "core.filemode",
          "core.symlinks",
          "core.ignorecase",
          "core.precomposeunicode",
          "core.autocrlf",
          "core.eol",
          "core.sparsecheckout",
          "extensions.objectformat");

  private static final List<String> SHARED = List.of("objects", "refs", "packed-refs", "shallow");

  private final Path repository;
  private final TemporaryFolder common;

  private TrustedSettings(Path repository, TemporaryFolder common) {
    this.repository = repository;
    this.common = common;
  }

  /**
   * @param repository the folder {@code .git}
   * @param settings that it has
   */
  static TrustedSettings of(Path repository, Map<String, String> settings) throws IOException {
    TemporaryFolder folder = TemporaryFolder.create();
    TrustedSettings trusted = new TrustedSettings(repository, folder);
    Path common = folder.path();
    for (String name : SHARED) {
      if (Files.exists(repository.resolve(name))) {
        Files.createSymbolicLink(common.resolve(name), repository.resolve(name));
      }
    }
    StringBuilder text = new StringBuilder("[core]\n\tbare = false\n");
    for (String key : KEPT) {
      String value = settings.getOrDefault(key, "");
      // Words only: nothing that could end the line or begin another section.
      if (value.matches("\\w+")) {
        int dot = key.indexOf('.');
        text.append("[" + key.substring(0, dot) + "]\n\t" + key.substring(dot + 1) + " = ");
        text.append(value).append('\n');
      }
    }
    PrivateFiles.OWNER.writeUnforced(
        common.resolve("config"), text.toString().getBytes(StandardCharsets.UTF_8));
    return trusted;
  }

  /** What makes git use them. */
  Map<String, String> environment(Path folder) {
    return Map.of(
        "GIT_DIR", repository.toString(),
        "GIT_COMMON_DIR", common.path().toString(),
        "GIT_WORK_TREE", folder.toAbsolutePath().normalize().toString());
  }

  /** The links and what git made beside them, not what they lead to. */
  @Override
  public void close() {
    common.close();
  }
}
