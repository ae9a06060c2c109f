package ca.calculquebec.cqorc.cli;

/** The program's version, from its jar's manifest. */
final class Version {
  private Version() {}

  static String line() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "cqorc " + (version == null ? "(not packaged)" : version);
  }
}
