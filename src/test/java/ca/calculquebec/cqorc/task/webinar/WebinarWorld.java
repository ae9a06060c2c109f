package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.http.HttpPolicy;
import ca.calculquebec.cqorc.http.Interrupt;
import ca.calculquebec.cqorc.http.Transport;
import ca.calculquebec.cqorc.plan.AuditTrail;
import ca.calculquebec.cqorc.plan.FileJournal;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import ca.calculquebec.cqorc.plan.Pause;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.PlanMaker;
import ca.calculquebec.cqorc.plan.PlanRunner;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.SheetCells;
import ca.calculquebec.cqorc.plan.StateFolder;
import ca.calculquebec.cqorc.service.zoom.ZoomClient;
import ca.calculquebec.cqorc.service.zoom.ZoomCredentials;
import ca.calculquebec.cqorc.service.zoom.ZoomTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.MockWebServer;

/** A school with a sheet, a journal and a Zoom; commands run as they do for coordinators. */
final class WebinarWorld implements AutoCloseable {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-01T12:00:00Z"), ZoneOffset.UTC);

  final FakeZoom zoom = new FakeZoom();

  /** The column zoom_id, by course. */
  final Map<String, String> cells = new ConcurrentHashMap<>();

  /** Makes a course from what its cell holds now. */
  final Map<String, Function<String, Course>> courses = new LinkedHashMap<>();

  /** What a run waited for instead of sleeping. */
  final List<Duration> pauses = new CopyOnWriteArrayList<>();

  private final MockWebServer server = new MockWebServer();
  private final StateFolder state;
  private boolean cellsAreLost;
  private Transport transport = Transport.network();

  WebinarWorld(Path folder) throws IOException {
    this.state = new StateFolder(folder);
    server.setDispatcher(zoom);
    server.start();
  }

  WebinarWorld with(String id, String title, String start) {
    return with(id, cell -> WebinarCourses.course(id, title, start, cell));
  }

  WebinarWorld with(String id, Function<String, Course> course) {
    courses.put(id, course);
    return this;
  }

  /** From now on the process dies before its ids are in the sheet. */
  void loseCells(boolean lost) {
    cellsAreLost = lost;
  }

  /** How requests leave the process from now on. */
  void through(Transport next) {
    transport = next;
  }

  List<Course> sheet() {
    List<Course> sheet = new ArrayList<>();
    courses.forEach((id, course) -> sheet.add(course.apply(cells.getOrDefault(id, ""))));
    return sheet;
  }

  Journal journal() throws CqorcException {
    return FileJournal.read(state, CLOCK);
  }

  ZoomClient client() {
    Http http =
        new Http(
            transport,
            CLOCK,
            duration -> {},
            HttpPolicy.standard(Duration.ofMinutes(30)),
            HttpEvents.none(),
            new Interrupt());
    String root = server.url("").toString().replaceAll("/$", "");
    return new ZoomClient(
        http,
        root + "/v2",
        new ZoomTokens(http, root + "/oauth/token", new ZoomCredentials("a", "b", "c", "here")));
  }

  static WebinarSettings settings() {
    return new WebinarSettings(
        "zoom@ecole.example",
        Optional.empty(),
        Map.of(
            "approval_type",
            0,
            "question_and_answer",
            Map.of("enable", true, "attendees_can_comment", true),
            "contact_email",
            "formation@ecole.example"),
        Map.of(Language.FRENCH, "fr-FR", Language.ENGLISH, "en-US"),
        Optional.empty(),
        false);
  }

  Plan plan(WebinarRequest request) throws CqorcException {
    return plan(request, journal(), 1);
  }

  private Plan plan(WebinarRequest request, Journal journal, int bound) throws CqorcException {
    List<Course> sheet = sheet();
    return new PlanMaker(new ParallelExecutor(bound))
        .make(
            new PlanMaker.PlanScope(
                "Automne", sheet, Map.of(), sheet, "", List.of(), CLOCK.instant()),
            List.of(
                new WebinarContribution(
                    client(),
                    settings(),
                    course -> Optional.of("https://sondage.example/" + course.id()),
                    request,
                    Set.of(),
                    journal,
                    CLOCK)));
  }

  RunReport run(WebinarRequest request) throws CqorcException {
    return run(request, 1);
  }

  RunReport run(WebinarRequest request, int bound) throws CqorcException {
    Journal journal = journal();
    Plan plan = plan(request, journal, bound);
    AuditTrail audit = new AuditTrail(state, "zoom", CLOCK, text -> text);
    audit.prepare();
    return new PlanRunner(
            new ParallelExecutor(bound),
            journal,
            audit,
            new Cells(),
            new Pause(pauses::add, () -> false))
        .run(plan, (course, outcome) -> {});
  }

  @Override
  public void close() {
    server.close();
  }

  /** A sheet that takes everything at once. */
  private final class Cells implements SheetCells {
    @Override
    public CompletableFuture<CellOutcome> put(
        CourseId course,
        Optional<Instant> sessionStart,
        String column,
        String before,
        String value) {
      if (!cellsAreLost) {
        cells.put(course.text(), value);
      }
      return CompletableFuture.completedFuture(new CellOutcome(List.of(14), "", ""));
    }

    @Override
    public List<Lost> finish() {
      return List.of();
    }
  }
}
