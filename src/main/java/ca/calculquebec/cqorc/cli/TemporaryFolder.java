package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.failure.CqorcException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder that is gone when the command ends. */
record TemporaryFolder(Path path) implements AutoCloseable {

  static TemporaryFolder create() throws CqorcException {
    try {
      return new TemporaryFolder(Files.createTempDirectory("cqorc-"));
    } catch (IOException failure) {
      throw new CqorcException(
          "no temporary folder could be made (" + failure.getMessage() + ")",
          "Make room on the disk, or set TMPDIR.",
          Optional.empty(),
          failure);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot remove " + path, failure);
    }
  }
}
