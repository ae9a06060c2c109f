package ca.calculquebec.cqorc.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the files and folders that hold people's data or secrets. Nobody else can read them from
 * their first byte on. Where the file system knows no such rights, it decides.
 *
 * @param group whether the group may read and write too, for a folder that a team shares
 */
public record PrivateFiles(boolean group) {
  public static final PrivateFiles OWNER = new PrivateFiles(false);
  public static final PrivateFiles GROUP = new PrivateFiles(true);

  private static final int ALL_RIGHTS = 0777;
  private static final int RIGHTS_OF_OTHERS = 0077;

  /** Makes the folder and those above it that are missing; one that is there stays as it is. */
  public void createDirectories(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      createDirectories(parent);
    }
    try {
      Files.createDirectory(folder, attributes(folder, folderMode()));
      shareNew(folder, folderMode());
    } catch (FileAlreadyExistsException there) {
      // A link to a directory, or one that another process has just made.
      if (!Files.isDirectory(folder)) {
        throw there;
      }
    }
  }

  /**
   * Replaces the file as a whole, its folder made where it is missing: a reader sees the old one or
   * the new one. It is on the disk when this returns.
   */
  public void write(Path file, byte[] bytes) throws IOException {
    replace(file, out -> out.write(bytes), true);
  }

  /** The same for what is too large to be held in one piece. */
  public void write(Path file, FileContent content) throws IOException {
    replace(file, content, true);
  }

  /** What a file is to hold, written piece by piece. */
  @FunctionalInterface
  public interface FileContent {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The same without waiting for the disk, for what can be made again. */
  public void writeUnforced(Path file, byte[] bytes) throws IOException {
    replace(file, out -> out.write(bytes), false);
  }

  private void replace(Path file, FileContent content, boolean force) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      // A device or a pipe, such as /dev/stdout.
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        content.writeTo(out);
      }
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    createDirectories(target.getParent());
    // A name of this thread's own: two runs that write the same file do not mix it up.
    Path fresh =
        target.resolveSibling(
            ".cqorc-" + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId());
    Files.deleteIfExists(fresh);
    boolean moved = false;
    try {
      write(fresh, content, force);
      move(fresh, target);
      moved = true;
    } finally {
      if (!moved) {
        Files.deleteIfExists(fresh);
      }
    }
  }

  private static void move(Path fresh, Path target) throws IOException {
    if (Files.isDirectory(target)) {
      // An empty one would be replaced.
      throw new FileAlreadyExistsException(target.toString(), null, "is a directory");
    }
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Writes a file that must not be there yet, its folder made where it is missing.
   *
   * @throws FileAlreadyExistsException when it is there
   */
  public void writeNew(Path file, byte[] bytes) throws IOException {
    writeNew(file, out -> out.write(bytes));
  }

  /** The same, piece by piece. */
  public void writeNew(Path file, FileContent content) throws IOException {
    createDirectories(file.toAbsolutePath().getParent());
    write(file, content, true);
  }

  private void write(Path file, FileContent content, boolean force) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attributes(file, fileMode()))) {
      shareNew(file, fileMode());
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
      content.writeTo(out);
      out.flush();
      if (force) {
        channel.force(true);
      }
    }
  }

  /** For appending, the file and its folder made where they are missing. */
  public FileChannel append(Path file) throws IOException {
    return open(file, StandardOpenOption.APPEND);
  }

  /**
   * For reading and writing, and for locks; the file and its folder made where they are missing.
   */
  public FileChannel open(Path file) throws IOException {
    return open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private FileChannel open(Path file, StandardOpenOption... how) throws IOException {
    createDirectories(file.toAbsolutePath().getParent());
    boolean fresh = group && !Files.exists(file);
    List<StandardOpenOption> options =
        Stream.concat(Stream.of(StandardOpenOption.CREATE), Stream.of(how)).toList();
    FileChannel channel = FileChannel.open(file, Set.copyOf(options), attributes(file, fileMode()));
    if (fresh) {
      shareNew(file, fileMode());
    }
    return channel;
  }

  public static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /**
   * Takes from others what they may not have of a file of ours, or of a folder of ours and the
   * files in it, and gives the group its share. What belongs to somebody else is left to them.
   *
   * @return whether others had more than they are to have
   */
  public boolean protect(Path path) throws IOException {
    if (!Files.exists(path) || !hasRights(path)) {
      return false;
    }
    boolean wasOpen = protectOne(path);
    if (Files.isDirectory(path)) {
      try (Stream<Path> inside = Files.list(path)) {
        for (Path file : inside.toList()) {
          if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            wasOpen |= protectOne(file);
          }
        }
      }
    }
    return wasOpen;
  }

  private boolean protectOne(Path file) throws IOException {
    int rights = rights(file);
    int wanted = fileOrFolderMode(file);
    if ((rights & ALL_RIGHTS) == wanted) {
      return false;
    }
    return setRights(file, rights, wanted) && (rights & RIGHTS_OF_OTHERS & ~wanted) != 0;
  }

  private int fileOrFolderMode(Path file) {
    return Files.isDirectory(file) ? folderMode() : fileMode();
  }

  private int fileMode() {
    return group ? 0660 : 0600;
  }

  private int folderMode() {
    return group ? 0770 : 0700;
  }

  /** What the group gets at creation is cut by the process's umask. */
  private void shareNew(Path file, int mode) throws IOException {
    if (group && hasRights(file)) {
      setRights(file, rights(file), mode);
    }
  }

  /** False when it belongs to somebody else, or the file system has rights of its own. */
  private static boolean setRights(Path file, int now, int wanted) throws IOException {
    try {
      // With the bits above: a folder's setgid gives new files the team's group.
      Files.setAttribute(file, "unix:mode", (now & 07000) | wanted);
      return (rights(file) & ALL_RIGHTS) == wanted;
    } catch (FileSystemException notOurs) {
      return false;
    }
  }

  private static int rights(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:mode") & 07777;
  }

  private static boolean hasRights(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  private static FileAttribute<?>[] attributes(Path file, int mode) {
    if (!hasRights(file)) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(text(mode));
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  private static String text(int mode) {
    StringBuilder text = new StringBuilder();
    for (int bit = 8; bit >= 0; bit--) {
      text.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
    }
    return text.toString();
  }
}
