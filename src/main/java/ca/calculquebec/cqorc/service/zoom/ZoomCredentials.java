package ca.calculquebec.cqorc.service.zoom;

/**
 * What a server-to-server app at Zoom needs for its tokens.
 *
 * @param place where they come from, as messages print it: {@code the [zoom] section of
 *     secrets/secrets.cfg}
 */
public record ZoomCredentials(
    String accountId, String clientId, String clientSecret, String place) {

  /** The account, recognisable and yet not told: {@code zoo…unt}. */
  String maskedAccount() {
    int length = accountId.length();
    return length < 9 ? "…" : accountId.substring(0, 3) + "…" + accountId.substring(length - 3);
  }

  /** Records print their components, and these are secret. */
  @Override
  public String toString() {
    return "Zoom credentials from " + place;
  }
}
