package ca.calculquebec.cqorc.sandbox.slack;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Service;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Slack: channels, people, bookmarks and messages of one workspace, for one bot's token. */
public final class SlackService implements Service {
  /** One method: what a token needs for it, how often it may be called, and what it does. */
  private record Method(
      String scope,
      SlackLimits.Tier tier,
      boolean json,
      Function<SlackArguments, ObjectNode> work) {}

  private final ObjectNode state;
  private final Ids ids;
  private final SlackLimits limits;
  private final SlackPeople people;
  private final SlackChannels channels;
  private final Messages messages;
  private final Bookmarks bookmarks;
  private final Map<String, Method> methods = new LinkedHashMap<>();

  /**
   * @param state {@code token}, {@code scopes}, {@code bot}, {@code users}, {@code channels},
   *     {@code scheduled}; kept and changed in place
   */
  public SlackService(ObjectNode state, Clock clock, Ids ids, SlackLimits limits) {
    this.state = state;
    this.ids = ids;
    String bot = state.path("bot").asText();
    this.limits = limits;
    this.people = new SlackPeople(JsonTree.object(state, "users"));
    this.channels = new SlackChannels(JsonTree.object(state, "channels"), people, bot, clock, ids);
    this.messages =
        new Messages(JsonTree.object(state, "scheduled"), channels, limits, bot, clock, ids);
    this.bookmarks = new Bookmarks(channels, limits, bot, clock, ids);
    register(clock);
  }

  private void register(Clock clock) {
    SlackLimits.Tier second = SlackLimits.Tier.SECOND;
    SlackLimits.Tier third = SlackLimits.Tier.THIRD;
    SlackLimits.Tier fourth = SlackLimits.Tier.FOURTH;
    SlackLimits.Tier special = SlackLimits.Tier.SPECIAL;
    reads("auth.test", "", special, arguments -> identity());
    writes("conversations.create", "channels:manage", second, channels::create);
    reads("conversations.list", "channels:read", second, channels::list);
    reads("conversations.info", "channels:read", third, channels::info);
    reads("conversations.members", "channels:read", fourth, channels::members);
    reads("conversations.history", "channels:history", third, messages::history);
    writes("conversations.join", "channels:join", third, channels::join);
    writes("conversations.invite", "channels:write.invites", third, channels::invite);
    writes("conversations.archive", "channels:manage", second, channels::archive);
    writes("conversations.unarchive", "channels:manage", second, channels::unarchive);
    writes("conversations.rename", "channels:manage", second, channels::rename);
    reads("users.lookupByEmail", "users:read.email", third, people::lookupByEmail);
    reads("users.info", "users:read", fourth, people::info);
    reads(
        "users.list",
        "users:read",
        second,
        arguments ->
            people.list(arguments, allows("users:read.email"), clock.instant().getEpochSecond()));
    writes("bookmarks.list", "bookmarks:read", third, bookmarks::list);
    writes("bookmarks.add", "bookmarks:write", second, bookmarks::add);
    writes("bookmarks.edit", "bookmarks:write", second, bookmarks::edit);
    writes("bookmarks.remove", "bookmarks:write", second, bookmarks::remove);
    writes("chat.postMessage", "chat:write", special, messages::post);
    writes("chat.scheduleMessage", "chat:write", third, messages::schedule);
    writes("chat.scheduledMessages.list", "", third, messages::list);
    writes("chat.deleteScheduledMessage", "chat:write", third, messages::delete);
  }

  /** A method that takes no JSON. */
  private void reads(
      String name, String scope, SlackLimits.Tier tier, Function<SlackArguments, ObjectNode> work) {
    methods.put(name, new Method(scope, tier, false, work));
  }

  private void writes(
      String name, String scope, SlackLimits.Tier tier, Function<SlackArguments, ObjectNode> work) {
    methods.put(name, new Method(scope, tier, true, work));
  }

  @Override
  public synchronized ObjectNode save() {
    messages.postWhatIsDue();
    ids.save(state);
    return state.deepCopy();
  }

  /** Works in the workspace as a person does. */
  synchronized <T> T edit(Function<Workspace, T> work) {
    messages.postWhatIsDue();
    return work.apply(new Workspace(state, people, channels, messages, bookmarks));
  }

  @Override
  public synchronized Answer answer(Call call) {
    messages.postWhatIsDue();
    Method method = methods.get(String.join("/", call.segments()));
    if (method == null) {
      throw SlackErrors.of("unknown_method");
    }
    SlackArguments arguments = new SlackArguments(call, method.json());
    authorise(call.bearer().orElseGet(() -> arguments.get("token")));
    limits.count(call.segment(0), method.tier());
    requireScope(method.scope());
    ObjectNode answer = JsonTree.object().put("ok", true);
    answer.setAll(method.work().apply(arguments));
    return Answer.json(200, answer).with("x-oauth-scopes", state.path("scopes").asText());
  }

  private void authorise(String token) {
    if (token.isEmpty()) {
      throw SlackErrors.of("not_authed");
    }
    if (!state.path("token").asText().equals(token)) {
      throw SlackErrors.of("invalid_auth");
    }
  }

  private void requireScope(String scope) {
    if (!scope.isEmpty() && !allows(scope)) {
      throw SlackErrors.of(
          "missing_scope",
          JsonTree.object().put("needed", scope).put("provided", state.path("scopes").asText()));
    }
  }

  private boolean allows(String scope) {
    return List.of(state.path("scopes").asText().split(",", -1)).contains(scope);
  }

  private ObjectNode identity() {
    return JsonTree.object()
        .put("url", "https://cqorc-sandbox.slack.example/")
        .put("team", "cqorc sandbox")
        .put("user", "cqorc")
        .put("team_id", "T0SANDBOX")
        .put("user_id", state.path("bot").asText())
        .put("bot_id", "B0SANDBOX")
        .put("is_enterprise_install", false);
  }
}
