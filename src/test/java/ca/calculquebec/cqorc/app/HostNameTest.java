package ca.calculquebec.cqorc.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostNameTest {
  @TempDir private Path folder;

  @Test
  void the_variable_comes_first_then_the_first_file_that_tells() throws IOException {
    Path none = folder.resolve("none");
    Path one = Files.writeString(folder.resolve("one"), "ada\n");
    Path other = Files.writeString(folder.resolve("other"), "grace\n");
    assertEquals("eve", HostName.of(Map.of("HOSTNAME", "eve"), List.of(one)));
    assertEquals("ada", HostName.of(Map.of("HOSTNAME", " "), List.of(none, one, other)));
    assertEquals("this machine", HostName.of(Map.of(), List.of(none)));
  }

  @Test
  void what_is_no_name_is_not_taken() throws IOException {
    Path odd = Files.writeString(folder.resolve("odd"), "# a comment\nada\n");
    assertEquals("this machine", HostName.of(Map.of(), List.of(odd)));
  }
}
