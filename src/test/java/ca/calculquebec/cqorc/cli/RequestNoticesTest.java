package ca.calculquebec.cqorc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.http.HttpEvents.Pending;
import ca.calculquebec.cqorc.http.HttpEvents.Wait;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestNoticesTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final RequestNotices notices =
      new RequestNotices(
          new Console(stream, stream, text -> text, false, false), new CommonOptions());

  @Test
  void forty_courses_that_wait_for_one_service_are_one_line() {
    List<Wait> waits = new ArrayList<>();
    for (int course = 0; course < 40; course++) {
      waits.add(begun("Zoom", 3600 + 20 * course));
    }
    waits.forEach(notices::waitEnds);
    assertEquals(List.of("waiting 4 s: trouble at Zoom"), lines());
  }

  @Test
  void a_wait_after_the_one_that_was_told_is_told_again() {
    Wait first = begun("Zoom", 4000);
    Wait beside = begun("Zoom", 4100);
    notices.waitEnds(first);
    Wait second = begun("Zoom", 8000);
    notices.waitEnds(beside);
    begun("Zoom", 8200);
    notices.waitEnds(second);
    begun("Zoom", 8100);
    assertEquals(
        List.of(
            "waiting 4 s: trouble at Zoom",
            "waiting 8 s: trouble at Zoom",
            "waiting 8 s: trouble at Zoom"),
        lines());
  }

  @Test
  void each_service_has_its_own_line() {
    begun("Zoom", 4000);
    begun("Slack", 4000);
    begun("Zoom", 4000);
    assertEquals(List.of("waiting 4 s: trouble at Zoom", "waiting 4 s: trouble at Slack"), lines());
  }

  @Test
  void a_wait_that_makes_the_line_misleading_is_told_at_once() {
    begun("Slack", 4000);
    begun("Slack", 8000);
    begun("Slack", 59000);
    begun("Slack", 60000);
    assertEquals(
        List.of("waiting 4 s: trouble at Slack", "waiting 59 s: trouble at Slack"), lines());
  }

  @Test
  void a_short_wait_is_no_line_and_hides_none() {
    begun("Zoom", 2000);
    begun("Zoom", 4000);
    assertEquals(List.of("waiting 4 s: trouble at Zoom"), lines());
  }

  @Test
  void what_lasts_is_told_one_at_a_time_for_each_service() {
    Pending first = lasting("Zoom", 30, "list the webinars");
    lasting("Zoom", 30, "read webinar 7");
    lasting("git", 5, "pull /d");
    lasting("the mail server", 30, "send a message to zoe@exemple.example");
    notices.ends(first);
    lasting("Zoom", 30, "read webinar 8");
    assertEquals(
        List.of(
            "still waiting for Zoom after 30 s: list the webinars",
            "still waiting for git after 5 s: pull /d",
            "still waiting for the mail server after 30 s: send a message to zoe@exemple.example",
            "still waiting for Zoom after 30 s: read webinar 8"),
        lines());
  }

  private Pending lasting(String service, long seconds, String what) {
    Pending pending = new Pending(service, what, Duration.ofSeconds(seconds));
    notices.lasts(pending);
    return pending;
  }

  private Wait begun(String service, long millis) {
    Wait wait = new Wait(service, Duration.ofMillis(millis), "trouble at " + service);
    notices.waitBegins(wait);
    return wait;
  }

  private List<String> lines() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
