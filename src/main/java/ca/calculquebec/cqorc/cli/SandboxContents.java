package ca.calculquebec.cqorc.cli;

import java.util.List;

/** What a sandbox holds, in a few lines. */
final class SandboxContents {
  private SandboxContents() {}

  static List<String> lines(String state) {
    return List.of(state);
  }
}
