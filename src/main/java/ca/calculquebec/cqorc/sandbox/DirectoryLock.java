package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.file.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** One sandbox a directory: two would each write the state that the other one knows nothing of. */
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws InputException when another sandbox has the directory
   */
  static DirectoryLock take(Path directory) throws IOException, InputException {
    FileChannel channel = PrivateFiles.OWNER.open(directory.resolve("lock"));
    if (!isTaken(channel)) {
      return new DirectoryLock(channel);
    }
    channel.close();
    throw new InputException(
        "another sandbox is running in " + directory,
        "Use that one, or stop it, or choose another directory with --dir.");
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return true;
    }
  }

  /** The file stays: who deletes it lets two sandboxes lock two different files. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
