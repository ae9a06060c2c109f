package ca.calculquebec.cqorc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Slack, as far as a check of credentials asks: {@code auth.test}. */
final class SlackService implements Service {
  private final ObjectNode state;

  /**
   * @param state {@code token} and {@code scopes}
   */
  SlackService(ObjectNode state) {
    this.state = state;
  }

  @Override
  public synchronized ObjectNode save() {
    return state.deepCopy();
  }

  @Override
  public synchronized Answer answer(Call call) {
    String token = call.bearer().orElseGet(() -> call.form().getOrDefault("token", ""));
    if (token.isEmpty()) {
      return refused("not_authed");
    }
    if (!state.path("token").asText().equals(token)) {
      return refused("invalid_auth");
    }
    if (!call.segment(0).equals("auth.test")) {
      return refused("unknown_method");
    }
    return Answer.json(
            200,
            Json.object()
                .put("ok", true)
                .put("url", "https://cqorc-sandbox.slack.example/")
                .put("team", "cqorc sandbox")
                .put("user", "cqorc")
                .put("team_id", "T0SANDBOX")
                .put("user_id", "U0SANDBOX")
                .put("bot_id", "B0SANDBOX"))
        .with("x-oauth-scopes", state.path("scopes").asText());
  }

  private static Answer refused(String error) {
    return Answer.json(200, Json.object().put("ok", false).put("error", error));
  }
}
