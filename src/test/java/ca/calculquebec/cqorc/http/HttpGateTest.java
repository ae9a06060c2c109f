package ca.calculquebec.cqorc.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpGateTest {
  private static final int PARALLEL = 6;

  private final HttpFixture world;
  private final List<Thread> threads = new ArrayList<>();

  HttpGateTest() throws java.io.IOException {
    world = new HttpFixture();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /** Answers the n-th request, from 1. */
  private interface Answers {
    MockResponse answer(int number) throws InterruptedException;
  }

  @Test
  void one_tries_first_and_the_others_follow_its_success() throws Exception {
    AtomicInteger arrived = new AtomicInteger();
    AtomicInteger alone = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(PARALLEL);
    serve(
        arrived,
        number -> {
          if (number <= PARALLEL) {
            all.countDown();
            all.await();
            return tooFast("10");
          }
          if (number <= PARALLEL + 2) {
            othersWait(arrived, number);
            if (arrived.get() == number) {
              alone.incrementAndGet();
            }
          }
          return number == PARALLEL + 1 ? tooFast("20") : fine();
        });
    List<FutureTask<Integer>> tasks = start(PARALLEL);
    for (FutureTask<Integer> task : tasks) {
      assertEquals(200, task.get());
    }
    assertEquals(2, alone.get(), "both first tries were alone");
    assertEquals(PARALLEL + 1 + PARALLEL, arrived.get());
    assertEquals(Duration.ofSeconds(30), world.time.waited(), "only one thread waits for all");
  }

  @Test
  void waiting_for_one_service_holds_up_no_other() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    serve(sent, number -> number == 1 ? tooFast("7200") : fine());
    assertThrows(ServiceException.class, () -> world.http.send(world.get("/x")));
    Request zoom = world.get("/x");
    Request other =
        new Request(
            "Eventbrite",
            "GET",
            zoom.url(),
            zoom.headers(),
            zoom.body(),
            Repeat.SAFE,
            "read an event");
    assertEquals(200, world.http.send(other).status());
    assertThrows(ServiceException.class, () -> world.http.send(zoom));
  }

  @Test
  void everybody_gives_up_together_when_the_queue_is_too_long() throws Exception {
    AtomicInteger arrived = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(PARALLEL);
    serve(
        arrived,
        number -> {
          if (number <= PARALLEL) {
            all.countDown();
            all.await();
          }
          return tooFast("1200");
        });
    int limited = 0;
    for (FutureTask<Integer> task : start(PARALLEL)) {
      var e = assertThrows(java.util.concurrent.ExecutionException.class, task::get);
      if (((ServiceException) e.getCause()).reason() == Reason.LIMIT) {
        limited++;
      }
    }
    assertEquals(PARALLEL, limited);
    assertEquals(Duration.ofMinutes(20), world.time.waited());
    assertEquals(PARALLEL + 1, arrived.get());
  }

  @Test
  void an_interrupt_frees_those_who_wait_behind_the_first() throws Exception {
    AtomicInteger arrived = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(PARALLEL);
    serve(
        arrived,
        number -> {
          if (number <= PARALLEL) {
            all.countDown();
            all.await();
            return tooFast("10");
          }
          othersWait(arrived, number);
          world.interrupt.stop();
          return tooFast("10");
        });
    for (FutureTask<Integer> task : start(PARALLEL)) {
      var e = assertThrows(java.util.concurrent.ExecutionException.class, task::get);
      assertEquals(Reason.INTERRUPTED, ((ServiceException) e.getCause()).reason());
    }
    assertEquals(PARALLEL + 1, arrived.get());
  }

  @Test
  void the_services_that_finish_may_be_asked_after_an_interrupt() throws Exception {
    Interrupt interrupt = new Interrupt(java.util.Set.of("Zoom"));
    Http http =
        new Http(
            Transport.network(),
            world.time,
            world.time,
            HttpFixture.policy(Duration.ofMinutes(30)),
            HttpEvents.none(),
            interrupt);
    interrupt.stop();
    world.answer(200, "");
    assertEquals(200, http.send(world.get("/x")).status());
    world.answer(429, "", "Retry-After", "10");
    var e = assertThrows(ServiceException.class, () -> http.send(world.get("/x")));
    assertEquals(Reason.INTERRUPTED, e.reason());
  }

  @Test
  void a_clock_that_stands_still_does_not_make_a_wait_endless() throws Exception {
    AtomicInteger arrived = new AtomicInteger();
    serve(arrived, number -> number <= 2 ? tooFast("10") : fine());
    Duration[] slept = {Duration.ZERO};
    Http http =
        world.http(
            Duration.ofMinutes(30),
            Transport.network(),
            duration -> slept[0] = slept[0].plus(duration));
    assertEquals(200, http.send(world.get("/x")).status());
    assertEquals(Duration.ofSeconds(20), slept[0]);
  }

  /** Returns when all other threads hold still, or somebody came who should not have. */
  private void othersWait(AtomicInteger arrived, int number) {
    while (arrived.get() == number && still() < PARALLEL - 1) {
      Thread.onSpinWait();
    }
  }

  /** Time passes only when everybody else has heard the refusal. */
  private void sleepAlone(Duration duration) {
    while (still() < PARALLEL - 1) {
      Thread.onSpinWait();
    }
    world.time.sleep(duration);
  }

  private long still() {
    return threads.stream()
        .filter(t -> t != Thread.currentThread())
        .filter(
            t ->
                t.getState() == Thread.State.TERMINATED
                    || (t.getState() == Thread.State.WAITING && isInGate(t)))
        .count();
  }

  private static boolean isInGate(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(Gate.class.getName()));
  }

  private List<FutureTask<Integer>> start(int count) {
    List<FutureTask<Integer>> tasks = new ArrayList<>();
    Http http = world.http(Duration.ofMinutes(30), Transport.network(), this::sleepAlone);
    for (int i = 0; i < count; i++) {
      Request request = world.get("/" + i);
      Callable<Integer> send = () -> http.send(request).status();
      FutureTask<Integer> task = new FutureTask<>(send);
      tasks.add(task);
      threads.add(new Thread(task, "sender " + i));
    }
    threads.forEach(Thread::start);
    return tasks;
  }

  private void serve(AtomicInteger arrived, Answers answers) {
    world.server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return answers.answer(arrived.incrementAndGet());
          }
        });
  }

  private static MockResponse fine() {
    return new MockResponse.Builder().build();
  }

  private static MockResponse tooFast(String seconds) {
    return new MockResponse.Builder().code(429).addHeader("Retry-After", seconds).build();
  }
}
