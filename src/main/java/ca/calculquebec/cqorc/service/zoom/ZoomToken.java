package ca.calculquebec.cqorc.service.zoom;

/** An access token; compared by identity, so that only one thread renews a stale one. */
final class ZoomToken {
  private final String text;

  ZoomToken(String text) {
    this.text = text;
  }

  String header() {
    return "Bearer " + text;
  }
}
