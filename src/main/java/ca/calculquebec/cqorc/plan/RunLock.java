package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.file.BoundedFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * One changing run at a time per spreadsheet. The operating system holds the lock, so that a run
 * that was killed holds none; the file beside it says who holds it.
 */
public final class RunLock implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final FileChannel channel;
  private final FileLock lock;

  private RunLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Who asks for the lock.
   *
   * @param command as typed: {@code zoom --create}
   */
  public record Holder(String command, long process, String host) {}

  /** Waiting, one second at a time; returns false when the run is to stop. */
  @FunctionalInterface
  public interface Waiting {
    boolean wait(Duration duration, String heldBy);
  }

  /**
   * @param patient whether to wait until the other run has ended ({@code --wait})
   * @throws InputException naming who holds it
   */
  public static RunLock acquire(
      StateFolder folder, Holder holder, boolean patient, Clock clock, Waiting waiting)
      throws CqorcException {
    folder.create();
    Path lockFile = folder.path().resolve("run.lock");
    Path holderFile = folder.path().resolve("run.lock.json");
    while (true) {
      RunLock taken = attempt(folder, lockFile);
      if (taken != null) {
        taken.sign(folder, holderFile, holder, clock.instant());
        return taken;
      }
      String heldBy = describe(holderFile, clock.instant());
      if (!patient || !waiting.wait(LOOK_AGAIN, heldBy)) {
        throw new InputException(
            "another run is changing this spreadsheet: " + heldBy + "; nothing was changed",
            "Wait for it, or use --wait.");
      }
    }
  }

  private static RunLock attempt(StateFolder folder, Path file) throws InputException {
    try {
      FileChannel channel = folder.files().open(file);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return null;
      }
      return new RunLock(channel, lock);
    } catch (IOException failure) {
      throw StateFolder.unusable(file, failure);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }

  private void sign(StateFolder folder, Path holderFile, Holder holder, Instant now)
      throws InputException {
    ObjectNode text = JSON.createObjectNode();
    text.put("command", holder.command());
    text.put("process", holder.process());
    text.put("host", holder.host());
    text.put("since", now.toString());
    try {
      // The lock file says it too, for those who look there; some systems refuse to read it while
      // it is locked, hence the file beside it.
      channel.truncate(0);
      byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
      channel.write(ByteBuffer.wrap(bytes), 0);
      folder.files().writeUnforced(holderFile, bytes);
    } catch (IOException failure) {
      throw StateFolder.unusable(holderFile, failure);
    }
  }

  private static String describe(Path holderFile, Instant now) {
    try {
      JsonNode holder = JSON.readTree(BoundedFile.text(holderFile, BoundedFile.WRITTEN_BY_HAND));
      Duration since = Duration.between(Instant.parse(holder.path("since").asText()), now);
      return "\""
          + holder.path("command").asText()
          + "\", process "
          + holder.path("process").asLong()
          + " on "
          + holder.path("host").asText()
          + (since.toMinutes() > 0 ? ", for " + minutes(since.toMinutes()) : "");
    } catch (JsonProcessingException halfWritten) {
      return "it started just now";
    } catch (IOException | java.time.format.DateTimeParseException unreadable) {
      return "it does not say which";
    }
  }

  private static String minutes(long minutes) {
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }

  /** Lets go; the files stay, since deleting them would let two runs lock two different files. */
  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
