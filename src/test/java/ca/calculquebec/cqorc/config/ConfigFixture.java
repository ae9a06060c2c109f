package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A working directory with a config/ and a secrets/ directory in it. */
record ConfigFixture(Path workingDirectory) {

  /** Writes a file below the working directory. */
  ConfigFixture with(String file, String text) {
    try {
      Path path = workingDirectory.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Config load() throws InputException {
    return Config.load(Path.of("config"), Path.of("secrets"), workingDirectory);
  }
}
