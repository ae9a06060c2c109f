package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.file.PrivateFiles;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One JSON file per service, replaced as a whole so that a killed process leaves no half of one.
 */
final class StateFiles {
  private final Path folder;
  private final boolean kept;
  private final TreeSet<String> changed = new TreeSet<>();
  private final Object writing = new Object();
  private Optional<DirectoryLock> lock = Optional.empty();

  /**
   * @param kept otherwise nothing is ever written
   */
  StateFiles(Path folder, boolean kept) {
    this.folder = folder;
    this.kept = kept;
  }

  /**
   * Keeps other sandboxes out of the directory until {@link #release}.
   *
   * @throws InputException when another one is in it already
   */
  void hold(Path directory) throws IOException, InputException {
    lock = Optional.of(DirectoryLock.take(directory));
  }

  void release() {
    try {
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a service saved last; an empty object when it never did. */
  ObjectNode read(String service) throws IOException {
    Path file = folder.resolve(service + ".json");
    if (!Files.exists(file)) {
      return JsonTree.object();
    }
    Optional<ObjectNode> state =
        JsonTree.parseObject(Files.readString(file, StandardCharsets.UTF_8));
    return state.orElseThrow(
        () ->
            new IOException(
                file
                    + " is no JSON; remove the folder "
                    + folder
                    + " to begin with a new sandbox"));
  }

  /** Remembers that a service must be written. True when nothing was waiting before. */
  synchronized boolean touch(String service) {
    boolean first = changed.isEmpty();
    changed.add(service);
    return first;
  }

  /** Writes every service that was touched since the last time. */
  void write(Map<String, Service> services) {
    // One at a time, so that no older state overwrites a newer one.
    synchronized (writing) {
      TreeMap<String, Service> due = new TreeMap<>();
      synchronized (this) {
        changed.forEach(name -> due.put(name, services.get(name)));
        changed.clear();
      }
      while (!due.isEmpty()) {
        String name = due.firstKey();
        boolean written = false;
        try {
          write(name, due.get(name).save());
          written = true;
        } finally {
          if (!written) {
            // An end in the middle of a write interrupts it; the last write of all does it then.
            remember(due.keySet());
          }
        }
        due.remove(name);
      }
    }
  }

  private synchronized void remember(Set<String> services) {
    changed.addAll(services);
  }

  void write(String service, JsonNode state) {
    if (!kept) {
      return;
    }
    try {
      byte[] bytes = JsonTree.text(state).getBytes(StandardCharsets.UTF_8);
      PrivateFiles.OWNER.write(folder.resolve(service + ".json"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot write its state to " + folder, e);
    }
  }
}
