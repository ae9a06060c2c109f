package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseCode;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Site;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanMakerTest {
  private static final ZonedDateTime START =
      ZonedDateTime.parse("2026-09-14T13:00-04:00[America/Toronto]");
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

  private static Course course(String id, int daysLater) {
    ZonedDateTime start = START.plusDays(daysLater);
    CourseId course = new CourseId(id);
    return new Course(
        course,
        "Python",
        new CourseCode("PYT101"),
        new Site(""),
        Language.ENGLISH,
        "en",
        "",
        List.of(new Session(course, 3, start, start.plusHours(3), Map.of(), Map.of())),
        Map.of(),
        Optional.of("Python [PYT101]"));
  }

  /** Differs for every course, fails for the course "bad", and remembers what it was told. */
  private static final class Part implements Contribution {
    private final String service;
    private final CqorcException failure;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    Part(String service, CqorcException failure) {
      this.service = service;
      this.failure = failure;
    }

    @Override
    public String service() {
      return service;
    }

    @Override
    public void wholeSheet(Set<CourseId> standing) {
      told.add("whole " + standing.size());
    }

    @Override
    public void prepare(List<Course> selected, List<Course> all) {
      told.add("prepare " + selected.size() + " of " + all.size());
    }

    @Override
    public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
      if (course.id().text().equals("bad")) {
        throw failure;
      }
      return List.of(
          Action.note(
              Change.of(
                  Kind.DIFFERS,
                  course.id(),
                  service.equals("zoom") ? Resource.WEBINAR : Resource.CHANNEL)));
    }

    @Override
    public int existing(Course course) {
      return 2;
    }

    @Override
    public List<String> closing(List<Change> changes) {
      return List.of(service + " saw " + changes.size());
    }

    @Override
    public List<String> warnings() {
      return List.of(service + " warns");
    }

    @Override
    public List<Orphan> orphans(Set<CourseId> standing) {
      return List.of(orphan("gone", "Bash", START));
    }
  }

  private static Orphan orphan(String course, String title, ZonedDateTime when) {
    return new Orphan(
        Change.of(Kind.UNWANTED, new CourseId(course), Resource.WEBINAR),
        title,
        Optional.ofNullable(when).map(ZonedDateTime::toInstant));
  }

  private static PlanMaker.PlanScope scope(boolean whole, Course... courses) {
    Course over = course("over", -30);
    List<Course> all = new ArrayList<>(List.of(courses));
    all.add(over);
    return new PlanMaker.PlanScope(
        "Automne",
        List.of(courses),
        Map.of(new CourseId("row"), List.of(new InputException("no date", "Type one."))),
        all,
        "1 is over",
        List.of("a formula"),
        whole ? Optional.of(Set.of(over.id())) : Optional.empty(),
        NOW);
  }

  private static ServiceException cut(ServiceException.Reason reason) {
    return new ServiceException("Zoom", reason, 0, "", false, "cut", "Wait.", null);
  }

  @Test
  void a_plan_is_made_of_what_each_service_says() throws Exception {
    for (int bound : new int[] {1, 4}) {
      Part zoom = new Part("zoom", cut(ServiceException.Reason.INTERRUPTED));
      Part slack = new Part("slack", new InputException("no name", "Type one."));
      Plan plan =
          new PlanMaker(new ParallelExecutor(bound))
              .make(
                  scope(true, course("a", 0), course("bad", 1), course("b", 2)),
                  List.of(zoom, slack));
      assertEquals(
          List.of("a", "bad", "b", "row"),
          plan.courses().stream().map(course -> course.label().id().text()).toList());
      assertEquals(
          new CourseLabel(new CourseId("a"), "PYT101", "2026-09-14 13:00", "Python [PYT101]"),
          plan.courses().get(0).label());
      assertEquals(
          List.of(Service.ZOOM, Service.SLACK),
          plan.courses().get(0).changes().stream().map(Change::service).toList());
      assertEquals(
          List.of(
              new CoursePlan.ServiceProblem("zoom", new Problem("cut", "Wait."), true, false),
              new CoursePlan.ServiceProblem(
                  "slack", new Problem("no name", "Type one."), false, true)),
          plan.courses().get(1).problems());
      assertEquals(
          List.of(
              new CoursePlan.ServiceProblem("", new Problem("no date", "Type one."), false, true)),
          plan.courses().get(3).problems());
      assertEquals(12, plan.existing());
      assertEquals(List.of("a formula", "zoom warns", "slack warns"), plan.warnings());
      assertEquals(
          List.of(
              "zoom saw 4",
              "slack saw 4",
              "2 courses differ from the sheet; cqorc term --update --dry-run shows how."),
          plan.closing());
      assertEquals(List.of("whole 1", "prepare 3 of 4"), zoom.told);
      assertEquals("gone", plan.orphans().get(0).label().id().text());
    }
  }

  @Test
  void a_plan_of_some_courses_asks_for_no_orphans() throws Exception {
    Part zoom = new Part("zoom", cut(ServiceException.Reason.UNAVAILABLE));
    Plan plan =
        new PlanMaker(new ParallelExecutor(1)).make(scope(false, course("a", 0)), List.of(zoom));
    assertEquals(List.of(), plan.orphans());
    assertEquals(List.of("prepare 1 of 2"), zoom.told);
    assertEquals(
        "1 course differs from the sheet; cqorc term --update --dry-run --only zoom shows how.",
        plan.closing().get(1));
    assertEquals(
        List.of(),
        PlanMaker.differing(new Plan("", List.of(), "", List.of(), List.of(), 0), List.of()));
  }

  @Test
  void a_wrong_option_ends_the_whole_plan() {
    InputException wrong = new InputException(Origin.option("--only"), "no such part", "Look.");
    PlanMaker maker = new PlanMaker(new ParallelExecutor(1));
    assertSame(
        wrong,
        assertThrows(
            InputException.class,
            () ->
                maker.make(
                    scope(false, course("a", 0), course("bad", 1)),
                    List.of(new Part("zoom", wrong)))));
  }

  @Test
  void orphans_of_this_term_that_are_still_to_come_are_told_by_their_next_session() {
    List<Course> sheet = List.of(course("a", 0), course("b", 20));
    List<CoursePlan> told =
        Orphans.told(
            List.of(
                orphan("late", "", START.plusDays(9)),
                orphan("late", "Late", START.plusDays(8)),
                orphan("late", "", null),
                orphan("channel only", "Alone", null),
                orphan("soon", "Soon", START.minusDays(7)),
                orphan("former", "Former", START.minusDays(7).minusSeconds(1)),
                orphan("also late", "", START.plusDays(8))),
            sheet,
            NOW);
    assertEquals(
        List.of(
            new CourseLabel(new CourseId("soon"), "", "2026-09-07 13:00", "Soon"),
            new CourseLabel(new CourseId("also late"), "", "2026-09-22 13:00", ""),
            new CourseLabel(new CourseId("late"), "", "2026-09-22 13:00", "Late")),
        told.stream().map(CoursePlan::label).toList());
    assertEquals(3, told.get(2).actions().size());
    List<Orphan> one = List.of(orphan("soon", "Soon", START));
    assertEquals(List.of(), Orphans.told(one, sheet, START.toInstant()));
    assertEquals(1, Orphans.told(one, sheet, START.minusSeconds(1).toInstant()).size());
    assertEquals(List.of(), Orphans.told(one, List.of(), NOW));
  }

  @Test
  void several_things_at_a_time_keep_their_order_and_end_before_a_failure_is_thrown() {
    List<Integer> items = IntStream.range(0, 20).boxed().toList();
    for (int bound : new int[] {0, 1, 3}) {
      ParallelExecutor executor = new ParallelExecutor(bound);
      List<String> threads = Collections.synchronizedList(new ArrayList<>());
      assertEquals(
          IntStream.range(1, 21).boxed().toList(),
          executor.map(
              items,
              item -> {
                threads.add(Thread.currentThread().getName() + Thread.currentThread().isDaemon());
                return item + 1;
              }));
      String own = Thread.currentThread().getName() + Thread.currentThread().isDaemon();
      assertEquals(Set.of(bound < 2 ? own : "cqorc-coursetrue"), Set.copyOf(threads));
      List<Integer> done = Collections.synchronizedList(new ArrayList<>());
      CqorcException first =
          assertThrows(
              CqorcException.class,
              () ->
                  executor.forEach(
                      items,
                      item -> {
                        done.add(item);
                        if (item % 2 == 1) {
                          throw new CqorcException("item " + item, "");
                        }
                      }));
      assertEquals("item 1", first.getMessage());
      assertEquals(20, done.size());
    }
    List<String> alone = new ArrayList<>();
    new ParallelExecutor(3).map(List.of(1), item -> alone.add(Thread.currentThread().getName()));
    assertEquals(List.of(Thread.currentThread().getName()), alone);
  }

  @Test
  void a_bug_in_one_of_several_goes_on_as_what_it_is() {
    ParallelExecutor executor = new ParallelExecutor(2);
    for (Throwable bug : List.of(new IllegalArgumentException("bug"), new AssertionError("died"))) {
      assertSame(
          bug,
          assertThrows(
              bug.getClass(),
              () ->
                  executor.map(
                      List.of(1, 2),
                      item -> {
                        if (bug instanceof Error error) {
                          throw error;
                        }
                        throw (RuntimeException) bug;
                      })));
    }
  }

  @Test
  void a_pause_is_told_of_from_begin_to_end_and_ends_at_once_when_the_run_stops() throws Exception {
    List<String> story = new ArrayList<>();
    Pause.Telling telling =
        (awaited, atMost, reason) -> {
          story.add(awaited + " " + atMost.toMillis() + " " + reason);
          return () -> story.add("end");
        };
    Pause pause = new Pause(slice -> story.add("slept " + slice.toMillis()), () -> false, telling);
    pause.of(Duration.ofMillis(450), "Zoom", "why");
    assertEquals(List.of("Zoom 450 why", "slept 200", "slept 200", "slept 50", "end"), story);
    story.clear();
    ServiceException stopped =
        assertThrows(
            ServiceException.class,
            () ->
                new Pause(slice -> story.add("slept"), () -> true, telling)
                    .of(Duration.ofMillis(450), "Zoom", "why"));
    assertEquals(ServiceException.Reason.INTERRUPTED, stopped.reason());
    assertEquals(List.of("Zoom 450 why", "end"), story);
    Pause broken =
        new Pause(
            slice -> {
              throw new InterruptedException();
            },
            () -> false);
    assertThrows(ServiceException.class, () -> broken.of(Duration.ofMillis(1), "Zoom"));
    assertTrue(Thread.interrupted());
  }

  private static Course filled(String... cells) {
    CourseId id = new CourseId("a");
    List<Session> sessions = new ArrayList<>();
    for (String cell : cells) {
      ZonedDateTime start = START.plusDays(sessions.size());
      sessions.add(
          new Session(
              id,
              3 + sessions.size(),
              start,
              start.plusHours(3),
              Map.of(),
              Map.of("zoom_id", cell)));
    }
    return new Course(
        id,
        "Python",
        new CourseCode("PYT101"),
        new Site(""),
        Language.ENGLISH,
        "en",
        "",
        sessions,
        Map.of("zoom_id", "81"));
  }

  @Test
  void a_row_that_was_added_later_gets_the_id_of_the_others_whatever_later_actions_wait_for() {
    Action first = Action.note(Change.of(Kind.UNCHANGED, new CourseId("a"), Resource.WEBINAR));
    Action last =
        Action.of(Change.of(Kind.PUBLISH, new CourseId("a"), Resource.EVENT), context -> {})
            .after(Deferred.unknown("complete event"));
    List<Action> actions = List.of(first, last);
    Course course = filled("81", "", " ");
    List<Action> filled = CellFilling.with(actions, course, "zoom_id");
    assertEquals(last, filled.get(1));
    assertEquals(
        List.of(
            first.change(),
            Change.of(Kind.UPDATE, course.id(), Resource.CELL)
                .withWhich("zoom_id")
                .withRows(List.of(4, 5))
                .withFields(List.of(FieldChange.set("zoom_id", "81")))
                .withNote("as in the other rows")),
        filled.get(0).changes());
    assertEquals(List.of(), filled.get(0).needs());
    assertEquals(actions, CellFilling.with(actions, filled("81", "81"), "zoom_id"));
    assertEquals(List.of(), CellFilling.with(List.of(), course, "zoom_id"));
    List<Action> gone = List.of(Action.note(Change.of(Kind.FAILED, course.id(), Resource.WEBINAR)));
    assertEquals(gone, CellFilling.with(gone, course, "zoom_id"));
  }

  @Test
  void a_cell_shows_what_was_and_what_will_be_as_far_as_it_is_known() {
    Course course = filled("81", "82");
    Deferred<String> id = Deferred.unknown("new webinar");
    assertEquals(
        List.of(FieldChange.of("zoom_id", "81", "(new webinar)")),
        CellChange.filling(course, "zoom_id", id).change().fields());
    CellChange own = CellChange.filling(course, course.sessions().get(1), "zoom_id", id);
    id.fulfil("83");
    assertEquals(List.of(FieldChange.of("zoom_id", "82", "83")), own.change().fields());
    assertEquals(List.of(4), own.change().rows());
    CellChange cleared = CellChange.clearing(course, "zoom_id", id);
    assertEquals(List.of(FieldChange.of("zoom_id", "81", "")), cleared.change().fields());
    assertEquals(List.of(3, 4), cleared.change().rows());
    assertSame(id, cleared.due());
  }
}
