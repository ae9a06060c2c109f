package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Outcome.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanRunnerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-09-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final List<String> written = new ArrayList<>();
  private final List<SheetCells.Lost> lost = new ArrayList<>();

  /** Cells that are in the sheet at once, but for one that a person filled and one at the end. */
  private final class Cells implements SheetCells {
    private final CompletableFuture<CellOutcome> held = new CompletableFuture<>();

    @Override
    public CompletableFuture<CellOutcome> put(
        CourseId course, Optional<Instant> start, String column, String before, String value) {
      written.add(course + " " + column + " " + value);
      if (column.equals("held")) {
        return held;
      }
      return CompletableFuture.completedFuture(
          column.equals("taken")
              ? new CellOutcome(List.of(), "a person wrote there", "Look at row 3.")
              : new CellOutcome(List.of(14), "", ""));
    }

    @Override
    public List<Lost> finish() {
      held.complete(new CellOutcome(List.of(14), "", ""));
      return List.copyOf(lost);
    }
  }

  private RunReport run(int bound, Action... actions) throws Exception {
    List<CoursePlan> courses = new ArrayList<>();
    for (Action action : actions) {
      CourseLabel label = new CourseLabel(action.change().course(), "", "", "");
      courses.add(new CoursePlan(label, List.of(action), List.of()));
    }
    return run(bound, new Plan("Term", courses, "", List.of(), List.of(), 0));
  }

  private RunReport run(int bound, Plan plan) throws Exception {
    return run(bound, plan, (course, outcome) -> {});
  }

  private RunReport run(int bound, Plan plan, PlanRunner.Listener listener) throws Exception {
    StateFolder state = new StateFolder(folder);
    AuditTrail audit = new AuditTrail(state, "zoom --create", CLOCK, text -> text);
    audit.prepare();
    return new PlanRunner(
            new ParallelExecutor(bound),
            FileJournal.read(state, CLOCK),
            audit,
            new Cells(),
            new Pause(duration -> {}, stopping::get))
        .run(plan, listener);
  }

  private static Change create(String course) {
    return Change.of(Kind.CREATE, new CourseId(course), Resource.WEBINAR);
  }

  private static Step failing() {
    return context -> {
      throw new CqorcException("Zoom said no", "Ask again.");
    };
  }

  @Test
  void one_course_s_failure_leaves_the_others_done() throws Exception {
    for (int bound : new int[] {1, 4}) {
      RunReport report =
          run(
              bound,
              Action.of(create("a"), context -> context.id("81")),
              Action.of(create("b"), failing()),
              Action.of(create("c"), context -> context.id("83")));
      List<Status> ends = report.outcomes().stream().map(Outcome::status).toList();
      assertEquals(List.of(Status.DONE, Status.FAILED, Status.DONE), ends);
      assertEquals("Zoom said no", report.outcomes().get(1).problem().cause());
      assertTrue(report.failed());
    }
  }

  @Test
  void an_id_that_is_in_no_cell_at_the_end_fails_its_course() throws Exception {
    lost.add(
        new SheetCells.Lost(
            new CourseId("b"), "zoom_id", new Problem("webinar 82 stands in no cell", "Look.")));
    RunReport report =
        run(
            1,
            Action.of(create("a"), context -> context.id("81")),
            Action.of(create("b"), context -> context.id("82")));
    assertEquals(
        List.of(false, true), report.courses().stream().map(CourseOutcome::failed).toList());
    assertEquals(
        List.of(Status.DONE, Status.FAILED),
        report.courses().get(1).outcomes().stream().map(Outcome::status).toList());
    assertEquals(
        "webinar 82 stands in no cell",
        report.courses().get(1).failures().get(0).problem().cause());
  }

  @Test
  void an_action_whose_need_was_not_met_is_not_tried_and_says_so() throws Exception {
    Deferred<String> webinar = Deferred.unknown("new webinar");
    Action make = new Action(create("a"), List.of(), failing());
    Action use =
        new Action(
            create("a"),
            List.of(webinar),
            context -> {
              throw new AssertionError("must not run");
            });
    Plan plan =
        new Plan(
            "Term",
            List.of(
                new CoursePlan(
                    new CourseLabel(new CourseId("a"), "", "", ""), List.of(make, use), List.of())),
            "",
            List.of(),
            List.of(),
            0);
    Outcome second = run(1, plan).outcomes().get(1);
    assertEquals(Status.NOT_TRIED, second.status());
    assertTrue(second.problem().cause().contains("new webinar"));
  }

  private static CellChange cell(String column, Deferred<?> due) {
    return new CellChange(
        new CourseId("a"),
        Optional.empty(),
        column,
        List.of(14),
        "",
        Deferred.known("81"),
        due,
        "");
  }

  @Test
  void a_value_that_did_not_reach_the_sheet_is_a_failure() throws Exception {
    Action action =
        Action.of(create("a"), context -> {}).with(cell("taken", Deferred.known("now")));
    Outcome cell = run(1, action).outcomes().get(1);
    assertEquals(Status.FAILED, cell.status());
    assertTrue(cell.problem().cause().contains("a person wrote there"));
  }

  @Test
  void rows_written_are_part_of_the_outcome() throws Exception {
    RunReport report =
        run(1, Action.of(create("a"), context -> {}).with(cell("zoom_id", Deferred.known("now"))));
    assertEquals(List.of(14), report.outcomes().get(1).rows());
    assertFalse(report.failed());
  }

  @Test
  void a_cell_whose_action_did_not_come_so_far_is_not_tried() throws Exception {
    Deferred<String> deleted = Deferred.unknown("deletion of the webinar");
    Outcome cell =
        run(1, Action.of(create("a"), failing()).with(cell("zoom_id", deleted))).outcomes().get(1);
    assertEquals(Status.NOT_TRIED, cell.status());
    assertEquals("not tried, since there is no deletion of the webinar", cell.problem().cause());
    assertEquals(List.of(), written);
  }

  @Test
  void a_cell_that_became_due_is_written_even_if_the_step_fails_afterwards() throws Exception {
    Deferred<String> made = Deferred.unknown("new webinar");
    RunReport report =
        run(
            1,
            Action.of(
                    create("a"),
                    context -> {
                      made.fulfil("81");
                      throw new CqorcException("Zoom said no", "");
                    })
                .with(cell("zoom_id", made)));
    assertEquals(Status.FAILED, report.outcomes().get(0).status());
    assertEquals(Status.DONE, report.outcomes().get(1).status());
  }

  /** The journal learns that what the cell names is gone, and nothing else is done about it. */
  @Test
  void a_change_that_changes_nothing_runs_its_step_for_its_cells_sake() throws Exception {
    Deferred<String> gone = Deferred.unknown("clearing of the cell");
    Change inLine = Change.of(Kind.UNCHANGED, new CourseId("a"), Resource.WEBINAR);
    RunReport report =
        run(1, Action.of(inLine, context -> gone.fulfil("81")).with(cell("zoom_id", gone)));
    assertEquals(Status.UNCHANGED, report.outcomes().get(0).status());
    assertEquals(Status.DONE, report.outcomes().get(1).status());
  }

  /** A webinar with its cell, and its panelists, as creations are planned. */
  private static List<Action> creation(String column, Step afterwards) {
    Deferred<String> id = Deferred.unknown("new webinar");
    return List.of(
        Action.of(create("a"), context -> id.fulfil("81")).with(cell(column, id)),
        Action.of(Change.of(Kind.CREATE, new CourseId("a"), Resource.PANELISTS), afterwards)
            .after(id));
  }

  private RunReport runInOrder(List<Action> actions, List<String> told) throws Exception {
    CourseLabel label = new CourseLabel(new CourseId("a"), "", "", "");
    CoursePlan course = new CoursePlan(label, actions, List.of());
    return run(
        1,
        new Plan("Term", List.of(course), "", List.of(), List.of(), 0),
        (plan, outcome) -> told.add(outcome.change().name() + " " + outcome.status().word()));
  }

  @Test
  void what_was_made_is_told_at_once_and_its_cell_when_it_was_seen_in_the_sheet() throws Exception {
    List<String> told = new ArrayList<>();
    RunReport report =
        runInOrder(creation("held", context -> assertEquals(List.of("webinar done"), told)), told);
    assertEquals(List.of("webinar done", "panelists done", "held done"), told);
    assertEquals(List.of(14), report.outcomes().get(1).rows());
  }

  @Test
  void a_cell_that_could_not_be_written_is_not_called_a_webinar_that_failed() throws Exception {
    List<String> told = new ArrayList<>();
    RunReport report = runInOrder(creation("taken", context -> {}), told);
    assertEquals(List.of("webinar done", "taken failed", "panelists done"), told);
    assertTrue(report.outcomes().get(1).problem().cause().contains("a person wrote there"));
  }

  @Test
  void an_id_on_its_way_to_the_sheet_is_told_of_after_the_signal_too() throws Exception {
    List<String> told = new ArrayList<>();
    runInOrder(
        creation(
            "zoom_id",
            context -> {
              stopping.set(true);
              throw new CqorcException("Zoom said no", "");
            }),
        told);
    assertEquals(List.of("webinar done", "zoom_id done", "panelists failed"), told);
  }

  @Test
  void cells_of_one_column_in_several_sessions_are_each_written() throws Exception {
    Action clearing =
        Action.note(Change.of(Kind.UNCHANGED, new CourseId("a"), Resource.PUBLIC_EVENT));
    for (int row : new int[] {3, 4}) {
      clearing =
          clearing.with(
              new CellChange(
                  new CourseId("a"),
                  Optional.of(CLOCK.instant().plusSeconds(row)),
                  "public_gcal_id",
                  List.of(row),
                  "x",
                  Deferred.known("cleared " + row),
                  Deferred.known("now"),
                  ""));
    }
    runInOrder(List.of(clearing), new ArrayList<>());
    assertEquals(List.of("a public_gcal_id cleared 3", "a public_gcal_id cleared 4"), written);
  }

  @Test
  void after_the_signal_nothing_new_is_begun() throws Exception {
    RunReport report =
        run(
            1,
            Action.of(create("a"), context -> stopping.set(true)),
            Action.of(
                create("b"),
                context -> {
                  throw new AssertionError("must not run");
                }));
    assertEquals(Status.DONE, report.outcomes().get(0).status());
    assertEquals(Status.NOT_TRIED, report.outcomes().get(1).status());
    assertTrue(report.interrupted());
  }

  @Test
  void each_change_leaves_one_line_in_the_audit_trail() throws Exception {
    run(
        1,
        Action.of(create("a"), context -> context.id("81")),
        Action.note(Change.of(Kind.UNCHANGED, new CourseId("b"), Resource.WEBINAR)),
        Action.of(create("c"), failing()));
    List<String> all = Files.readAllLines(folder.resolve("audit.jsonl"));
    assertEquals("{\"format\":1}", all.get(0));
    List<String> lines = all.subList(1, all.size());
    assertEquals(2, lines.size());
    assertEquals(
        "{\"time\":\"2026-09-01T12:00:00Z\",\"command\":\"zoom --create\",\"course\":\"a\","
            + "\"service\":\"zoom\",\"action\":\"create\",\"resource\":\"webinar\",\"id\":\"81\","
            + "\"outcome\":\"done\"}",
        lines.get(0));
    assertTrue(lines.get(1).contains("\"outcome\":\"failed\",\"cause\":\"Zoom said no\""));
  }

  @Test
  void a_fault_of_the_program_is_not_taken_for_a_failure_of_the_course() {
    Action bug =
        Action.of(
            create("a"),
            context -> {
              throw new IllegalStateException("a bug");
            });
    for (int bound : new int[] {1, 4}) {
      assertThrows(IllegalStateException.class, () -> run(bound, bug, bug));
    }
  }

  @Test
  void a_step_without_memory_or_stack_fails_its_course_alone() throws Exception {
    for (Error exhausted : List.of(new OutOfMemoryError("heap"), new StackOverflowError())) {
      for (int bound : new int[] {1, 4}) {
        RunReport report =
            run(
                bound,
                Action.of(
                    create("a"),
                    context -> {
                      throw exhausted;
                    }),
                Action.of(create("b"), context -> context.id("82")));
        assertEquals(Status.FAILED, report.outcomes().get(0).status());
        assertFalse(report.outcomes().get(0).problem().advice().isBlank());
        assertEquals(Status.DONE, report.outcomes().get(1).status());
      }
    }
  }

  @Test
  void what_is_known_of_a_run_that_is_ended_in_the_middle() throws Exception {
    Plan[] plan = new Plan[1];
    PlanRunner[] runner = new PlanRunner[1];
    List<Outcome> soFar = new ArrayList<>();
    Change same = Change.of(Kind.UNCHANGED, new CourseId("a"), Resource.WEBINAR);
    Change failed = Change.of(Kind.FAILED, new CourseId("a"), Resource.WEBINAR).withNote("why");
    Action asking =
        Action.of(
            create("a"),
            context -> {
              RunReport report = runner[0].soFar(plan[0]);
              assertTrue(report.interrupted());
              soFar.addAll(report.outcomes());
            });
    CoursePlan course =
        new CoursePlan(
            new CourseLabel(new CourseId("a"), "", "", ""),
            List.of(
                Action.of(create("a"), context -> context.id("81")),
                asking,
                Action.of(create("a"), context -> {}),
                Action.note(same),
                Action.note(failed)),
            List.of());
    plan[0] = new Plan("Term", List.of(course), "", List.of(), List.of(), 0);
    StateFolder state = new StateFolder(folder);
    AuditTrail audit = new AuditTrail(state, "zoom --create", CLOCK, text -> text);
    audit.prepare();
    runner[0] =
        new PlanRunner(
            new ParallelExecutor(1),
            FileJournal.read(state, CLOCK),
            audit,
            new Cells(),
            new Pause(duration -> {}, stopping::get));
    runner[0].run(plan[0], (label, outcome) -> {});
    assertEquals(
        List.of(Status.DONE, Status.FAILED, Status.NOT_TRIED, Status.UNCHANGED, Status.FAILED),
        soFar.stream().map(Outcome::status).toList());
    assertEquals(
        List.of(
            "",
            "the run was ended before this was known to be done",
            "not done: the run was interrupted",
            "",
            "why"),
        soFar.stream().map(outcome -> outcome.problem().cause()).toList());
  }

  private Outcome outcome(Step step) throws Exception {
    return run(1, Action.of(create("a"), step)).outcomes().get(0);
  }

  @Test
  void a_step_that_was_interrupted_or_found_nothing_to_try_with_was_not_tried() throws Exception {
    Outcome interrupted =
        outcome(
            context -> {
              throw new ServiceException(
                  "Zoom", ServiceException.Reason.INTERRUPTED, 0, "", false, "cut", "", null);
            });
    assertEquals(Status.NOT_TRIED, interrupted.status());
    assertEquals(
        new Problem("not done: the run was interrupted", "Run the same command again."),
        interrupted.problem());
    CqorcException cause = new CqorcException("500 a day", "");
    Outcome usedUp =
        outcome(
            context -> {
              throw new NotTried("the day's mails are sent", "Go on tomorrow.", cause);
            });
    assertEquals(Status.NOT_TRIED, usedUp.status());
    assertEquals(new Problem("the day's mails are sent", "Go on tomorrow."), usedUp.problem());
  }

  @Test
  void what_a_step_tells_of_several_details_is_joined() throws Exception {
    Outcome outcome =
        outcome(
            context -> {
              context.journal().begin(new CourseId("a"), "zoom", "webinar", "key");
              context.pause().of(Duration.ofMillis(1), "Zoom");
              context.detail("2 added");
              context.problem("one", "Do this.");
              context.problem("two", "");
              context.problem("three", "Do that.");
            });
    assertEquals(Status.FAILED, outcome.status());
    assertEquals("2 added", outcome.detail());
    assertEquals(new Problem("one; two; three", "Do this. Do that."), outcome.problem());
  }
}
