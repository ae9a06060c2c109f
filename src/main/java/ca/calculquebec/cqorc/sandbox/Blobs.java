package ca.calculquebec.cqorc.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What is too large for a service's state: one file each, never changed once it is there. People
 * may open them.
 */
final class Blobs {
  private final Path folder;

  Blobs(Path folder) {
    this.folder = folder;
  }

  void put(String name, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Path half = folder.resolve(name + ".new");
      Files.write(half, bytes);
      Files.move(
          half,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot write to " + folder, e);
    }
  }

  /** Nothing when somebody took the file away. */
  byte[] get(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot read " + file, e);
    }
  }
}
