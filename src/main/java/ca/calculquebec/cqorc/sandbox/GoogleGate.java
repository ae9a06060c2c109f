package ca.calculquebec.cqorc.sandbox;

import java.util.List;

/** Who may come in at Calendar and Drive: a token that lives and has one of the scopes. */
record GoogleGate(GoogleTokens tokens, List<String> scopes) {
  GoogleGate {
    scopes = List.copyOf(scopes);
  }

  GoogleTokens.Grant enter(Call call) {
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
  static boolean isRobot(String account) {
    return account.endsWith(".gserviceaccount.com");
  }
}
