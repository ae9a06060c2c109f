package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.http.FakeTime;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.http.HttpPolicy;
import ca.calculquebec.cqorc.http.Interrupt;
import ca.calculquebec.cqorc.http.Transport;
import ca.calculquebec.cqorc.plan.AuditTrail;
import ca.calculquebec.cqorc.plan.FileJournal;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import ca.calculquebec.cqorc.plan.Pause;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.PlanMaker;
import ca.calculquebec.cqorc.plan.PlanRunner;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.SheetCells;
import ca.calculquebec.cqorc.plan.StateFolder;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.git.DescriptionRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockWebServer;

/** A small Eventbrite, a sheet of some courses and a state folder, which outlive each run. */
final class RegistrationWorld implements AutoCloseable {
  /** What a killed process would have been: nothing of the program may run after it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  final FakeTime time = new FakeTime("2026-09-01T12:00:00Z");
  final SmallEventbrite eventbrite = new SmallEventbrite(time);
  final Map<String, String> cells = new TreeMap<>();
  final List<Course> courses = new ArrayList<>();
  Optional<Duration> closeBefore = Optional.of(Duration.ofHours(12));
  int parallel = 1;
  int dieAt;

  private final MockWebServer server = new MockWebServer();
  private final Path folder;

  RegistrationWorld(Path folder) throws IOException {
    this.folder = folder;
    server.setDispatcher(eventbrite);
    server.setServerSocketFactory(new UndelayedServerSockets());
    server.start();
    Files.createDirectories(folder.resolve("descriptions"));
    describe("PYT101", "Débuter & aimer");
    describe("R201", "<script>alert(1)</script>");
    courses.add(
        RegistrationCourses.of(
            "1",
            "Introduction à Python",
            "PYT101",
            "7",
            RegistrationCourses.session(
                "1",
                2,
                "2026-09-14T13:00",
                RegistrationCourses.trainer("a", "Émilie", "D'Amours"))));
    courses.add(
        RegistrationCourses.of(
            "2",
            "R & <b>Cie</b>",
            "R201",
            "7",
            RegistrationCourses.session(
                "2", 3, "2026-11-01T09:00", RegistrationCourses.trainer("b", "Bob", "B"))));
  }

  void describe(String code, String text) throws IOException {
    Files.writeString(
        folder.resolve("descriptions").resolve(code + "-fr.yaml"),
        "summary: \"" + text + "\"\ndescription: \"" + text + "\"\nplan:\n- un\n- deux\n",
        StandardCharsets.UTF_8);
  }

  static RegistrationRequest create() {
    return RegistrationRequest.ofSheet(true, false, false, false, false, false, false);
  }

  static RegistrationRequest rehearsal() {
    return RegistrationRequest.ofSheet(true, false, false, false, false, false, true);
  }

  static RegistrationRequest update() {
    return RegistrationRequest.ofSheet(false, true, false, false, false, false, false);
  }

  static RegistrationRequest publish(boolean create) {
    return RegistrationRequest.ofSheet(create, false, true, false, false, false, false);
  }

  static RegistrationRequest delete() {
    return RegistrationRequest.ofSheet(false, false, false, true, false, false, false);
  }

  /** The courses as the sheet has them now. */
  List<Course> sheet() {
    return courses.stream()
        .map(
            course -> {
              String cell = cells.getOrDefault(course.id().text(), "");
              return cell.isEmpty() ? course : RegistrationCourses.withEvent(course, cell);
            })
        .toList();
  }

  void move(int index, String start) {
    Course course = courses.get(index);
    Session session = course.firstSession();
    courses.set(
        index,
        RegistrationCourses.of(
            course.id().text(),
            course.title(),
            course.code().text(),
            course.template(),
            RegistrationCourses.session(
                course.id().text(),
                session.row(),
                start,
                session.trainers(ca.calculquebec.cqorc.course.Role.INSTRUCTOR).get(0))));
  }

  Plan plan(RegistrationRequest request) throws CqorcException {
    return maker().make(scope(sheet()), List.of(contribution(request, journal())));
  }

  RunReport run(RegistrationRequest request) throws CqorcException {
    return run(request, sheet());
  }

  RunReport run(RegistrationRequest request, List<Course> selected) throws CqorcException {
    FileJournal journal = journal();
    AuditTrail audit = new AuditTrail(state(), "eventbrite", time, text -> text);
    audit.prepare();
    Plan plan = maker().make(scope(selected), List.of(contribution(request, journal)));
    PlanRunner runner =
        new PlanRunner(
            new ParallelExecutor(parallel),
            journal,
            audit,
            new Sheet(),
            new Pause(time::sleep, () -> false));
    return runner.run(plan, (course, outcome) -> {});
  }

  FileJournal journal() throws CqorcException {
    return FileJournal.read(state(), time);
  }

  private StateFolder state() {
    return new StateFolder(folder.resolve("state"));
  }

  private PlanMaker maker() {
    return new PlanMaker(new ParallelExecutor(parallel));
  }

  private PlanMaker.PlanScope scope(List<Course> selected) {
    return new PlanMaker.PlanScope(
        "sheet", selected, Map.of(), selected, "", List.of(), time.instant());
  }

  RegistrationContribution contribution(RegistrationRequest request, FileJournal journal) {
    Http http =
        new Http(
            transport(),
            time,
            time,
            HttpPolicy.standard(Duration.ofMinutes(30)),
            HttpEvents.none(),
            new Interrupt());
    DescriptionRepository repository =
        new DescriptionRepository(
            "",
            new Origin("repo_url"),
            folder.resolve("descriptions"),
            new Origin("local_repo"),
            new DescriptionRepository.Surroundings(Map.of(), wait -> {}, HttpEvents.none()));
    return new RegistrationContribution(
        new EventbriteClient(http, server.url("/v3").toString(), "private-token"),
        new RegistrationSettings(
            RegistrationCourses.TORONTO, closeBefore, () -> "77", () -> repository),
        request,
        Set.of(),
        journal,
        time,
        new Pause(time::sleep, () -> false, this::told));
  }

  /** What people were told that was waited for. */
  final List<String> told = Collections.synchronizedList(new ArrayList<>());

  private Runnable told(String awaited, Duration atMost, String reason) {
    told.add(atMost.toSeconds() + " s: " + reason);
    return () -> {};
  }

  /** Ends the process after the service did the work, before anybody hears of it. */
  private Transport transport() {
    AtomicInteger number = new AtomicInteger();
    return client ->
        client.addInterceptor(
            chain -> {
              okhttp3.Response answer = chain.proceed(chain.request());
              if (number.incrementAndGet() == dieAt) {
                answer.close();
                throw new Death();
              }
              return answer;
            });
  }

  /** Commits at the end only: a run that dies writes nothing. */
  private final class Sheet implements SheetCells {
    private final Map<String, String> pending = new LinkedHashMap<>();
    private final List<CompletableFuture<CellOutcome>> waiting = new ArrayList<>();

    @Override
    public synchronized CompletableFuture<CellOutcome> put(
        CourseId course,
        Optional<Instant> sessionStart,
        String column,
        String before,
        String value) {
      if (!cells.getOrDefault(course.text(), "").equals(before)) {
        throw new AssertionError("the plan saw another value");
      }
      pending.put(course.text(), value);
      CompletableFuture<CellOutcome> outcome = new CompletableFuture<>();
      waiting.add(outcome);
      return outcome;
    }

    @Override
    public synchronized List<Lost> finish() {
      cells.putAll(pending);
      waiting.forEach(outcome -> outcome.complete(new CellOutcome(List.of(2), "", "")));
      return List.of();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
