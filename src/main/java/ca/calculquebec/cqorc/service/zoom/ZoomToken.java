package ca.calculquebec.cqorc.service.zoom;

/** An access token; compared by identity, so that only one thread renews a stale one. */
final class ZoomToken {
  private final String text;
  private final ZoomScopes scopes;

  ZoomToken(String text, ZoomScopes scopes) {
    this.text = text;
    this.scopes = scopes;
  }

  ZoomScopes scopes() {
    return scopes;
  }

  String header() {
    return "Bearer " + text;
  }
}
