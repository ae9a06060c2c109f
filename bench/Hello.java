/** The least that a Java program can do: what start-up is measured against. */
public final class Hello {
  private Hello() {}

  public static void main(String[] args) {
    System.out.println("Hello, World!");
  }
}
