package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.http.HttpPolicy;
import ca.calculquebec.cqorc.http.Interrupt;
import ca.calculquebec.cqorc.http.Json;
import ca.calculquebec.cqorc.http.Transport;
import ca.calculquebec.cqorc.service.google.AccessTokens;
import ca.calculquebec.cqorc.service.google.GoogleScope;
import ca.calculquebec.cqorc.service.google.SheetsClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * Has Java load, on its second core, what a command's first request needs, while command line and
 * configuration are still being read: half of the time until then. It reads a spreadsheet over a
 * transport that answers by itself, so nothing is sent, and shares no object with the command.
 */
public final class HeadStart {
  private static final String ANSWER = "{\"properties\":{},\"sheets\":[]}";

  private HeadStart() {}

  /** Returns at once; a command that ends earlier does not wait for it. */
  public static void begin(Clock clock) {
    Thread thread = new Thread(() -> rehearse(clock), "cqorc-head-start");
    thread.setDaemon(true);
    thread.start();
  }

  static void rehearse(Clock clock) {
    Http http =
        new Http(
            Transport.answering(ANSWER.getBytes(StandardCharsets.UTF_8)),
            clock,
            duration -> {},
            HttpPolicy.standard(Duration.ZERO),
            HttpEvents.none(),
            new Interrupt());
    try {
      new SheetsClient("http://localhost", http, new NoTokens()).get("none");
    } catch (ServiceException leftToTheCommand) {
      // Whatever is wrong here, the command's own request says it better.
    }
    // Needed when the first answer is there.
    Json.body(Map.of());
    var unused = ZoneId.of("America/Toronto").getRules();
  }

  /** Answers without a token: nothing is asked. */
  private static final class NoTokens implements AccessTokens {
    @Override
    public String accessToken(GoogleScope scope) {
      return "none";
    }

    @Override
    public String renewedToken(GoogleScope scope, String refused) {
      return "none";
    }

    @Override
    public String place(GoogleScope scope) {
      return "nowhere";
    }
  }
}
