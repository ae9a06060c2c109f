package ca.calculquebec.cqorc;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.cli.Cqorc;

/** Entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Cqorc.run(Environment.ofProcess(), args));
  }
}
