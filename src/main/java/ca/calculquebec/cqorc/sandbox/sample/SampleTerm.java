package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.sandbox.support.Resources;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A term of courses around a moment: the same for the same number, seed and day. */
public final class SampleTerm {
  static final ZoneId ZONE = ZoneId.of("America/Toronto");
  static final int FIRST_ID = 1001;

  /** From so many courses on, the first of them is over already. */
  private static final int ENOUGH_FOR_A_PAST_ONE = 6;

  private static final List<LocalTime> HOURS =
      List.of(LocalTime.of(9, 0), LocalTime.of(13, 0), LocalTime.of(13, 30), LocalTime.of(18, 0));

  private final List<SampleSubject> subjects = SampleSubject.catalogue();
  private final List<String> trainers = new ArrayList<>();
  private final SplittableRandom random;
  private final LocalDate today;
  private final LocalDate change;

  private SampleTerm(long seed, Instant now) {
    this.random = new SplittableRandom(seed);
    this.today = LocalDate.ofInstant(now, ZONE);
    this.change = nextChangeToWinterTime(now.plusSeconds(9 * 86_400L));
    Resources.json(SampleTerm.class, "people.json")
        .path("trainers")
        .forEach(trainer -> trainers.add(trainer.path("key").asText()));
  }

  public static List<SampleCourse> of(int courses, long seed, Instant now) {
    return new SampleTerm(seed, now).courses(courses);
  }

  private List<SampleCourse> courses(int count) {
    List<SampleCourse> courses = new ArrayList<>();
    if (count >= ENOUGH_FOR_A_PAST_ONE) {
      courses.add(past());
    }
    LocalDate day = today.plusDays(7);
    for (int i = 0; courses.size() < count; i++) {
      SampleSubject subject = subjects.get(i % subjects.size());
      List<LocalDateTime> starts =
          i == 1
              ? aroundTheChange()
              : starts(day, HOURS.get(i % HOURS.size()), subject.plan().size());
      courses.add(course(courses.size(), subject, starts, false));
      day = day.plusDays(i % 2 == 0 ? 1 : 2);
    }
    return courses;
  }

  private SampleCourse past() {
    List<LocalDateTime> starts = starts(today.minusDays(20), LocalTime.of(9, 0), 2);
    return course(0, subjects.get(1), starts, true);
  }

  private SampleCourse course(
      int index, SampleSubject subject, List<LocalDateTime> starts, boolean over) {
    List<String> drawn = new ArrayList<>(trainers);
    for (int i = drawn.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      String swapped = drawn.get(i);
      drawn.set(i, drawn.get(other));
      drawn.set(other, swapped);
    }
    String instructors = index % 4 == 1 ? drawn.get(0) + ", " + drawn.get(4) : drawn.get(0);
    String assistants =
        switch (index % 3) {
          case 0 -> drawn.get(2);
          case 1 -> drawn.get(2) + "," + drawn.get(3);
          default -> "";
        };
    String tech = index % 2 == 0 ? drawn.get(5) : "";
    return new SampleCourse(
        FIRST_ID + index,
        subject,
        starts,
        new SampleCourse.SamplePeople(instructors, drawn.get(1), assistants, tech),
        over);
  }

  private static List<LocalDateTime> starts(LocalDate first, LocalTime hour, int sessions) {
    List<LocalDateTime> starts = new ArrayList<>();
    for (LocalDate day = first; starts.size() < sessions; day = day.plusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        starts.add(day.atTime(hour));
      }
    }
    return starts;
  }

  /** The day before the clocks go back, and the day after. */
  private List<LocalDateTime> aroundTheChange() {
    return List.of(change.minusDays(1).atTime(9, 0), change.plusDays(1).atTime(9, 0));
  }

  private static LocalDate nextChangeToWinterTime(Instant from) {
    ZoneOffsetTransition next = ZONE.getRules().nextTransition(from);
    while (!next.isOverlap()) {
      next = ZONE.getRules().nextTransition(next.getInstant());
    }
    return next.getDateTimeBefore().toLocalDate();
  }

  /** The name of the tab that holds the term; the apostrophe is there to be quoted. */
  public static String tab(Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZONE);
    String season =
        day.getMonthValue() >= 8 ? "d'automne" : day.getMonthValue() <= 4 ? "d'hiver" : "d'été";
    return "Cours " + season + " " + day.getYear();
  }
}
