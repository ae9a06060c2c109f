package ca.calculquebec.cqorc;

/** Entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
