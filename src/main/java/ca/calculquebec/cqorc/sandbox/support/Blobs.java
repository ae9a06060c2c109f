package ca.calculquebec.cqorc.sandbox.support;

import ca.calculquebec.cqorc.file.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is too large for a service's state: one file each, never changed once it is there. People
 * may open them.
 */
public final class Blobs {
  private final Path folder;
  private final boolean kept;
  private final Map<String, byte[]> inMemory = new ConcurrentHashMap<>();

  /**
   * @param kept whether they survive a restart; otherwise no file is written
   */
  public Blobs(Path folder, boolean kept) {
    this.folder = folder;
    this.kept = kept;
  }

  public void put(String name, byte[] bytes) {
    if (!kept) {
      inMemory.put(name, bytes.clone());
      return;
    }
    try {
      PrivateFiles.OWNER.writeUnforced(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot write to " + folder, e);
    }
  }

  /** Nothing when somebody took the file away. */
  public byte[] get(String name) {
    if (!kept) {
      return inMemory.getOrDefault(name, new byte[0]).clone();
    }
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot read " + file, e);
    }
  }
}
