package ca.calculquebec.cqorc.service.slack;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.LibraryBridge;
import ca.calculquebec.cqorc.http.Repeat;
import com.google.gson.JsonParseException;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.impl.MethodsClientImpl;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/** Sends the typed calls of Slack's library through our own HTTP policy. */
final class SlackCalls {
  private final LibraryBridge bridge;
  private final String prefix;
  private final String token;
  private final SlackConfig config = withoutStatistics();

  /**
   * @param root the API's root, without {@code /} at its end
   */
  SlackCalls(Http http, String root, String token) {
    this.bridge = new LibraryBridge(http, SlackClient.SERVICE, new SlackLimits());
    this.prefix = root + "/";
    this.token = token;
    // Its listener logs whole requests, tokens included, as soon as somebody turns debugging on.
    config.getHttpClientResponseHandlers().clear();
    http.redactor().add(token);
  }

  /** They would ask auth.test before the first call, and keep threads that wake up every second. */
  private static SlackConfig withoutStatistics() {
    SlackConfig config = new SlackConfig();
    config.setStatsEnabled(false);
    // Whatever closing throws, it leaves idle threads at the worst: a task keeps it to itself.
    new FutureTask<>(
            () -> {
              config.close();
              return null;
            })
        .run();
    return config;
  }

  /**
   * What a call is.
   *
   * @param method Slack's name for it; limits hold per method (contract 4.1)
   * @param what completes "tried to …"
   */
  record SlackCall(String method, String what, Repeat repeat) {
    static SlackCall safe(String method, String what) {
      return new SlackCall(method, what, Repeat.SAFE);
    }

    static SlackCall once(String method, String what) {
      return new SlackCall(method, what, Repeat.ONCE);
    }
  }

  /** One method of Slack's library. */
  @FunctionalInterface
  interface Method<T> {
    T on(MethodsClient methods) throws IOException, SlackApiException;
  }

  /** The answer, which says ok. */
  <T extends SlackApiTextResponse> T send(SlackCall call, Method<T> method)
      throws ServiceException {
    return accepted(call, answer(call, method));
  }

  /** The answer, whatever it says. */
  <T extends SlackApiTextResponse> T answer(SlackCall call, Method<T> method)
      throws ServiceException {
    SlackHttpClient client =
        new SlackHttpClient(
            bridge.client(call.what(), call.repeat(), SlackClient.SERVICE + " " + call.method()));
    client.setConfig(config);
    MethodsClientImpl methods = new MethodsClientImpl(client, token);
    methods.setEndpointUrlPrefix(prefix);
    try {
      return present(call, "answer", method.on(methods));
    } catch (LibraryBridge.Failure failure) {
      throw failure.failure();
    } catch (SlackApiException refusal) {
      int status = refusal.getResponse().code();
      throw SlackFailures.of(call.what(), call.repeat(), status, "status " + status, "");
    } catch (IOException | JsonParseException unreadable) {
      throw SlackFailures.unreadable(
          call.what(), call.repeat(), "a field has an unexpected form", unreadable);
    }
  }

  <T extends SlackApiTextResponse> T accepted(SlackCall call, T answer) throws ServiceException {
    if (!answer.isOk()) {
      throw SlackFailures.of(
          call.what(),
          call.repeat(),
          200,
          Optional.ofNullable(answer.getError()).orElse("no reason given"),
          Optional.ofNullable(answer.getNeeded()).orElse(""));
    }
    return answer;
  }

  /** The value, or a failure that names the field that the answer lacks. */
  static <T> T present(SlackCall call, String field, T value) throws ServiceException {
    if (value == null) {
      throw SlackFailures.unreadable(
          call.what(), call.repeat(), "it lacks \"" + field + "\"", null);
    }
    return value;
  }
}
