package ca.calculquebec.cqorc.sandbox.google;

import ca.calculquebec.cqorc.sandbox.support.Call;
import java.util.List;

/** Who may come in at Calendar and Drive: a token that lives and has one of the scopes. */
public record GoogleGate(GoogleTokens tokens, List<String> scopes) {
  public GoogleGate {
    scopes = List.copyOf(scopes);
  }

  public GoogleTokens.Grant enter(Call call) {
    GoogleTokens.Grant grant =
        tokens
            .access(call.bearer().orElse(""))
            .orElseThrow(
                () -> GoogleErrors.legacy(401, "global", "authError", "Invalid Credentials"));
    if (!grant.allows(scopes)) {
      throw GoogleErrors.insufficientScopes();
    }
    return grant;
  }

  /** A service account has no calendar and no Drive storage of its own. */
  public static boolean isRobot(String account) {
    return account.endsWith(".gserviceaccount.com");
  }
}
