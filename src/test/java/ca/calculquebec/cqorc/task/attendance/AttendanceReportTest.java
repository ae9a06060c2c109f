package ca.calculquebec.cqorc.task.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.decision.Decision;
import ca.calculquebec.cqorc.decision.Decision.Choice;
import ca.calculquebec.cqorc.task.attendance.Person.PersonStanding;
import ca.calculquebec.cqorc.task.attendance.Person.Remark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class AttendanceReportTest {
  private static final String[] FIRSTS = {
    "Jean", "Marie", "Éva", "J.", "Zoé", "Wei", "Marie-Claude"
  };
  private static final String[] LASTS = {"Tremblay", "Roy", "Müller", "Nguyen", "Chen", "Roy-Côté"};
  private static final String[] DOMAINS = {"u.example", "x.ignored.example", "v.example"};

  @Test
  void everybody_stands_in_the_section_that_fits() {
    AttendanceReport report =
        new Reports()
            .attendee("Alice Bédard", "alice@u.example", true)
            .attendee("David Nguyen", "david@u.example", false)
            .attendee("Chloé McDonald", "chloe@u.example", true)
            .attendee("Gwen O'Hara", "gwen@u.example", false)
            .attendee("Wei Chen", "wei@cq.example", true)
            .connected("Alice B", "ALICE@u.example", 0, 170)
            .connected("NGUYEN David", "", 0, 150)
            .connected("Chloe", "chloe@u.example", 0, 20)
            .connected("Zoé Roy", "zoe@x.example", 0, 160)
            .connected("Looked In", "", 0, 2)
            .connected("Wei", "Wei@cq.example", 0, 180)
            .connected("Staff", "s@team.ignored.example", 0, 180)
            .report();
    assertEquals(List.of("Alice Bédard"), Reports.names(report, Section.IN_ORDER));
    assertEquals(List.of("Zoé Roy"), Reports.names(report, Section.PRESENT_NOT_REGISTERED));
    assertEquals(List.of("David Nguyen"), Reports.names(report, Section.PRESENT_NOT_CHECKED_IN));
    assertEquals(List.of("Chloé McDonald"), Reports.names(report, Section.NOT_LONG_ENOUGH));
    assertEquals(List.of("Gwen O'Hara"), Reports.names(report, Section.ABSENT));
    assertEquals(List.of(), Reports.names(report, Section.AMBIGUOUS));
    assertEquals(
        List.of("Looked In", "Staff", "Wei", "Wei Chen"), Reports.names(report, Section.LEFT_OUT));
  }

  @Test
  void overlapping_connections_and_a_second_device_count_once() {
    AttendanceReport report =
        new Reports()
            .attendee("Alice Bédard", "alice@u.example", true)
            .connected("Alice Bédard", "alice@u.example", 0, 60)
            .connected("Alice Bédard", "", 30, 90)
            .connected("alice bedard", "other@u.example", 80, 100)
            .waited("Alice Bédard", "alice@u.example", 100, 180)
            .report();
    Person alice = report.in(Section.NOT_LONG_ENOUGH).get(0);
    assertEquals(100 * 60, alice.presence().seconds());
    assertEquals(List.of(new Remark(ReportLabel.OTHER_EMAIL, "other@u.example")), alice.remarks());
    assertEquals(1, people(report).size());
  }

  @Test
  void guests_without_an_address_are_people_of_their_own() {
    AttendanceReport report =
        new Reports()
            .connected("Guest One", "", 0, 120)
            .connected("Guest Two", "", 0, 120)
            .connected("guest one", "", 60, 170)
            .report();
    assertEquals(
        List.of("Guest One", "Guest Two"), Reports.names(report, Section.PRESENT_NOT_REGISTERED));
    assertEquals(170 * 60, report.in(Section.PRESENT_NOT_REGISTERED).get(0).presence().seconds());
  }

  @Test
  void a_trainers_namesake_is_not_taken_for_the_trainer_nor_the_trainer_for_the_namesake() {
    AttendanceReport report =
        new Reports()
            .attendee("Wei Chen", "namesake@u.example", true)
            .connected("Wei Chen", "", 0, 170)
            .report();
    assertEquals(List.of("Wei Chen", "Wei Chen"), Reports.names(report, Section.AMBIGUOUS));
  }

  @Test
  void two_people_under_one_address_are_told_apart_by_name() {
    AttendanceReport report =
        new Reports()
            .attendee("Eva Müller", "labo@u.example", true)
            .attendee("Farid Benali", "labo@u.example", true)
            .connected("Mueller Eva", "labo@u.example", 0, 170)
            .report();
    assertEquals(List.of("Eva Müller"), Reports.names(report, Section.IN_ORDER));
    assertEquals(List.of("Farid Benali"), Reports.names(report, Section.NOT_LONG_ENOUGH));
  }

  @Test
  void who_may_be_several_people_is_listed_and_not_guessed() {
    AttendanceReport report =
        new Reports()
            .attendee("Jean Tremblay", "one@u.example", true)
            .attendee("Jean Tremblay", "two@u.example", true)
            .attendee("Marie Roy", "marie@u.example", false)
            .attendee("Alex Ticket", "same@u.example", true)
            .attendee("Alex Ticket", "same@u.example", true)
            .connected("Jean Tremblay", "", 0, 170)
            .connected("M. Roy", "", 0, 170)
            .connected("Alex Ticket", "same@u.example", 0, 170)
            .report();
    assertEquals(8, report.in(Section.AMBIGUOUS).size());
    assertEquals(8, people(report).size());
    Person guest =
        report.in(Section.AMBIGUOUS).stream()
            .filter(person -> person.name().equals("M. Roy"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of(new Candidates.Candidate("Marie Roy", "marie@u.example", 0)),
        guest.others().named());
  }

  @Test
  void about_whom_nobody_can_be_sure_a_person_decides_with_minutes_and_addresses_at_hand()
      throws Exception {
    AttendanceReport report =
        new Reports()
            .attendee("Alice Aubin", "alice@u.example", true)
            .attendee("Marie Roy", "marie@u.example", true)
            .attendee("Zoé Côté", "zoe@u.example", true)
            .attendee("Yan Kay", "yan@u.example", true)
            .connected("Alice Aubin", "alice@u.example", 0, 170)
            .connected("M. Roy", "roy@home.example", 0, 150)
            .connected("Marie", "", 160, 170)
            .connected("Zoé Côté", "zoe@u.example", 0, 20)
            .connected("Zoé", "", 10, 140)
            .connected("Yan Kay", "yan@u.example", 0, 20)
            .connected("Yan", "", 10, 30)
            .report();
    List<Decision> decisions = Decisions.of(report);
    assertEquals(
        List.of("Zoé Côté", "Marie Roy", "Alice Aubin", "Yan Kay"),
        decisions.stream().map(one -> one.firstName() + " " + one.lastName()).toList());
    assertEquals(
        List.of(Choice.UNDECIDED, Choice.UNDECIDED, Choice.YES, Choice.NO),
        decisions.stream().map(Decision::choice).toList());
    assertEquals(
        List.of(140L, 160L, 170L, 20L), decisions.stream().map(Decision::minutes).toList());
    assertEquals(List.of(160L), decisions.get(1).sessionMinutes());
    assertEquals(
        "to be decided by a person: M. Roy <roy@home.example> 150 min, Marie 10 min in Zoom may be"
            + " this one",
        decisions.get(1).reason());
    assertEquals(
        "present 20 min, not more than 108; to be decided by a person: Zoé 130 min in Zoom may be"
            + " this one too",
        decisions.get(0).reason());
    assertTrue(!ReportMessage.text(report).contains("@"), ReportMessage.text(report));
    String[] table = Reports.table(report).split("\r\n");
    assertTrue(table[1].startsWith("Ambiguous") && table[2].startsWith("Ambiguous"), table[1]);
  }

  @Test
  void a_doubt_does_not_move_somebody_who_is_known_by_address() {
    AttendanceReport report =
        new Reports()
            .attendee("Alice Bédard", "alice@u.example", true)
            .connected("Alice Bédard", "alice@u.example", 0, 170)
            .connected("Alice", "", 0, 20)
            .report();
    Person alice = report.in(Section.IN_ORDER).get(0);
    assertEquals(List.of(new Candidates.Candidate("Alice", "", 20 * 60)), alice.others().named());
    assertEquals(List.of("Alice"), Reports.names(report, Section.AMBIGUOUS));
  }

  @Test
  void those_without_name_and_address_are_not_one_and_an_address_may_stand_for_a_name() {
    AttendanceReport report =
        new Reports()
            .attendee("Alice Bédard", "alice@u.example", true)
            .connected("Alice@u.example", "", 0, 150)
            .connected("", "", 0, 120)
            .connected("", "", 20, 170)
            .report();
    assertEquals(List.of("Alice Bédard"), Reports.names(report, Section.IN_ORDER));
    assertEquals(List.of("?", "?"), Reports.names(report, Section.PRESENT_NOT_REGISTERED));
  }

  @Test
  void domains_are_ignored_exactly_or_below() {
    Exclusions exclusions =
        Exclusions.of(List.of(), List.of(), List.of(), " calculquebec.ca, @calcul-quebec.ca");
    assertTrue(exclusions.isIgnored("a@calculquebec.ca"));
    assertTrue(exclusions.isIgnored("a@mail.calculquebec.ca"));
    assertTrue(exclusions.isIgnored("a@calcul-quebec.ca"));
    assertTrue(!exclusions.isIgnored("a@notcalculquebec.ca"));
    assertTrue(!exclusions.isIgnored("calculquebec.ca"));
    assertTrue(!exclusions.isIgnored(""));
  }

  @Test
  void hosts_and_panelists_are_left_out_with_all_their_devices_and_raise_no_mean() {
    Meeting meeting =
        new Meeting(
            "report.csv",
            Optional.of(Reports.SESSION),
            List.of(
                led("Host", "host@x.example"),
                led("Pan One", "one@x.example"),
                led("Pan Two", ""),
                Connection.timed("ONE Pan", "", Reports.minutes(0, 180), false),
                Connection.timed("Somebody", "one@x.example", Reports.minutes(0, 180), false),
                Connection.timed("Pan Two", "home@x.example", Reports.minutes(0, 180), false),
                Connection.timed("Header", "", Reports.minutes(0, 180), false)),
            List.of(new Meeting.Leader("Header", "header@x.example")));
    AttendanceReport report =
        new Reports()
            .against(PresenceRule.Reference.MEAN)
            .meeting(meeting)
            .attendee("A A", "a@u.example", true)
            .attendee("B B", "b@u.example", true)
            .attendee("C C", "c@u.example", true)
            .connected("A A", "a@u.example", 0, 100)
            .connected("B B", "b@u.example", 0, 100)
            .connected("C C", "c@u.example", 0, 65)
            .report();
    assertEquals(53, report.yardstick().neededMinutes());
    assertEquals(List.of("A A", "B B", "C C"), Reports.names(report, Section.IN_ORDER));
    assertEquals(
        List.of("Header", "Host", "ONE Pan", "Pan One", "Pan Two", "Pan Two"),
        Reports.names(report, Section.LEFT_OUT));
    assertTrue(String.join("\n", ReportText.lines(report)).contains("host or panelist in Zoom"));
  }

  private static Connection led(String name, String email) {
    return Connection.timed(name, email, Reports.minutes(0, 180), false).asLeading(true);
  }

  @Test
  void a_panelist_who_registered_may_be_an_attendee_who_was_let_onto_the_stage() {
    AttendanceReport report =
        new Reports()
            .against(PresenceRule.Reference.MEAN)
            .meeting(
                new Meeting(
                    "report.csv",
                    Optional.empty(),
                    List.of(led("Zoé Roy", "zoe@u.example"), led("Jean Roy", "jean@x.example"))))
            .attendee("Zoé Roy", "zoe@u.example", true)
            .attendee("Jean Roy", "jean@u.example", true)
            .connected("Zoé Roy", "zoe@u.example", 0, 10)
            .connected("Jean Roy", "jean@u.example", 0, 100)
            .report();
    assertEquals(60, report.yardstick().neededMinutes());
    assertEquals(List.of("Zoé Roy"), Reports.names(report, Section.AMBIGUOUS));
    assertEquals(List.of("Jean Roy"), Reports.names(report, Section.IN_ORDER));
    assertEquals(List.of("Jean Roy", "Zoé Roy"), Reports.names(report, Section.LEFT_OUT));
  }

  @Test
  void rehearsals_are_left_out_with_whoever_was_there() {
    Meeting rehearsal =
        new Meeting(
            "reh",
            Optional.empty(),
            List.of(
                Connection.timed("Alice Bédard", "", Reports.minutes(-90, -60), false),
                Connection.timed("Early Bird", "", Reports.minutes(-90, -60), false)));
    AttendanceReport report =
        new Reports()
            .meeting(rehearsal)
            .attendee("Alice Bédard", "", true)
            .connected("Alice Bédard", "", 0, 170)
            .report();
    assertEquals(List.of(rehearsal), report.rehearsals());
    assertEquals(1, people(report).size());
    assertEquals(170 * 60, people(report).get(0).presence().seconds());
  }

  @Test
  void somebody_who_cancelled_and_came_is_said_to_have() {
    AttendanceReport report =
        new Reports()
            .cancelled("Hugo Paré", "hugo@u.example")
            .connected("Hugo Paré", "", 0, 170)
            .report();
    assertEquals(
        List.of(new Remark(ReportLabel.CANCELLED, "")),
        report.in(Section.PRESENT_NOT_REGISTERED).get(0).remarks());
  }

  @Test
  void remarks_are_said_in_every_form_whether_they_name_anything_or_not() throws Exception {
    for (Language language : Language.values()) {
      AttendanceReport report =
          new Reports()
              .in(language)
              .cancelled("Hugo Paré", "hugo@u.example")
              .attendee("Zoé Roy", "zoe@u.example", true)
              .connected("Hugo Paré", "", 0, 170)
              .waited("Zoé Roy", "zoe@u.example", 0, 170)
              .report();
      for (String form :
          List.of(
              String.join("\n", ReportText.lines(report)),
              Reports.page(report),
              Reports.table(report))) {
        for (ReportLabel remark : List.of(ReportLabel.CANCELLED, ReportLabel.WAITING_ONLY)) {
          String said = ReportPage.escaped(remark.in(language));
          assertTrue(ReportPage.escaped(form).contains(said) || form.contains(said), form);
        }
      }
      assertEquals(1, Decisions.of(report).size());
      assertTrue(ReportMessage.text(report).contains("Hugo Paré"));
    }
  }

  @Test
  void the_reference_leaves_out_trainers_ignored_domains_and_those_who_never_came() {
    Reports course =
        new Reports()
            .attendee("A A", "a@u.example", true)
            .attendee("B B", "b@u.example", true)
            .attendee("C C", "c@u.example", true)
            .attendee("D D", "d@u.example", true)
            .connected("A A", "a@u.example", 0, 100)
            .connected("B B", "b@u.example", 0, 60)
            .connected("C C", "c@u.example", 0, 20)
            .waited("D D", "d@u.example", 0, 50)
            .connected("Wei Chen", "", 0, 180)
            .connected("Staff", "x@ignored.example", 0, 180);
    PresenceRule.Yardstick mean = course.against(PresenceRule.Reference.MEAN).report().yardstick();
    assertEquals(60, mean.referenceMinutes());
    assertEquals(36, mean.neededMinutes());
    assertTrue(!mean.isPresent(36 * 60));
    assertTrue(mean.isPresent(36 * 60 + 1));
    assertEquals(
        60, course.against(PresenceRule.Reference.MEDIAN).report().yardstick().referenceMinutes());
    assertEquals(
        180,
        course.against(PresenceRule.Reference.SCHEDULED).report().yardstick().referenceMinutes());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void each_attendee_and_each_connection_is_in_exactly_one_person(long seed) {
    AttendanceReport report = random(new Random(seed)).report();
    List<String> ids =
        people(report).stream()
            .flatMap(person -> person.attendee().stream())
            .map(EventAttendee::id)
            .toList();
    assertEquals(60, ids.size());
    assertEquals(60, Set.copyOf(ids).size());
    // Every name that Zoom told is some person's, and under one address only once.
    Map<String, Integer> seen = new HashMap<>();
    for (Person person : people(report)) {
      for (String email : person.emails()) {
        seen.merge(email, 1, Integer::sum);
      }
    }
    seen.keySet().removeIf(email -> email.startsWith("shared"));
    assertTrue(seen.values().stream().allMatch(count -> count == 1), seen.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9, 10, 11, 12})
  void every_connection_counts_for_exactly_one_person(long seed) {
    Random random = new Random(seed);
    Reports course = registered(random, new ArrayList<>());
    List<Connection> connections = new ArrayList<>();
    long at = Reports.SESSION.from();
    long seconds = 0;
    while (at < Reports.SESSION.to() - 60) {
      // One after the other: whatever belongs to two people or to nobody shows in the sum.
      long length = 1L + random.nextInt(50);
      String email = random.nextInt(3) == 0 ? "" : "p" + random.nextInt(80) + "@u.example";
      connections.add(
          Connection.timed(
              name(random), email, new TimeSpan(at, at + length), random.nextInt(9) == 0));
      seconds += connections.get(connections.size() - 1).waiting() ? 0 : length;
      at += length;
    }
    AttendanceReport report =
        course.meeting(new Meeting("m", Optional.empty(), connections)).report();
    assertEquals(
        seconds, people(report).stream().mapToLong(person -> person.presence().seconds()).sum());
    assertTrue(report.in(Section.AMBIGUOUS).size() > 5 && report.in(Section.LEFT_OUT).size() > 5);
  }

  @ParameterizedTest
  @EnumSource(PresenceRule.Reference.class)
  void another_threshold_moves_only_people_between_the_old_and_the_new_one(
      PresenceRule.Reference reference) {
    for (long seed = 1; seed <= 20; seed++) {
      AttendanceReport low = random(new Random(seed)).against(reference).report("0.3");
      AttendanceReport high = random(new Random(seed)).against(reference).report("0.7");
      Map<Person, Section> before = sections(low);
      Map<Person, Section> after = sections(high);
      assertEquals(before.keySet(), after.keySet());
      int moved = 0;
      for (Map.Entry<Person, Section> entry : before.entrySet()) {
        long seconds = entry.getKey().presence().seconds();
        boolean between =
            low.yardstick().isPresent(seconds) && !high.yardstick().isPresent(seconds);
        long atMost = entry.getKey().atMost().seconds();
        between |= low.yardstick().isPresent(atMost) && !high.yardstick().isPresent(atMost);
        boolean compared = entry.getKey().standing() == PersonStanding.COMPARED;
        boolean moves = entry.getValue() != after.get(entry.getKey());
        assertEquals(between && compared, moves, entry.toString());
        moved += moves ? 1 : 0;
      }
      assertTrue(moved > 0);
    }
  }

  private static Reports random(Random random) {
    List<String> emails = new ArrayList<>();
    Reports course = registered(random, emails);
    for (int i = 0; i < 300; i++) {
      int from = random.nextInt(170);
      String email =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "q" + random.nextInt(20) + "@" + pick(random, DOMAINS);
            default -> emails.get(random.nextInt(60));
          };
      course.connected(name(random), email, from, from + random.nextInt(180 - from));
    }
    return course;
  }

  /** Sixty people, some of whom share an address. */
  private static Reports registered(Random random, List<String> emails) {
    Reports course = new Reports();
    for (int i = 0; i < 60; i++) {
      String email =
          i % 7 == 0
              ? "shared" + i / 14 + "@u.example"
              : "p" + i + "@" + DOMAINS[i % 9 == 0 ? 1 : 0];
      emails.add(email);
      course.attendee(name(random), email, random.nextBoolean());
    }
    return course;
  }

  private static String name(Random random) {
    return pick(random, FIRSTS) + " " + pick(random, LASTS);
  }

  private static String pick(Random random, String[] words) {
    return words[random.nextInt(words.length)];
  }

  private static Map<Person, Section> sections(AttendanceReport report) {
    Map<Person, Section> sections = new HashMap<>();
    report.people().forEach((section, people) -> people.forEach(p -> sections.put(p, section)));
    return sections;
  }

  private static List<Person> people(AttendanceReport report) {
    return report.people().values().stream().flatMap(List::stream).toList();
  }

  @Test
  void a_single_connection_of_no_length_without_any_session_is_no_rehearsal() {
    TimeSpan moment = Reports.minutes(0, 0);
    AttendanceReport report =
        AttendanceReport.of(
            Reports.subject(Language.ENGLISH),
            List.of(),
            List.of(
                new Meeting(
                    "report.csv",
                    Optional.empty(),
                    List.of(Connection.timed("Zoé Roy", "zoe@u.example", moment, false)))),
            List.of(new EventAttendee("1", "order1", "Zoé", "Roy", "zoe@u.example", true)),
            List.of(),
            new PresenceRule(new BigDecimal("0.6"), PresenceRule.Reference.MEAN),
            Reports.OUTSIDERS);
    assertEquals(1, report.counted().size());
    assertEquals(List.of("Zoé Roy"), Reports.names(report, Section.NOT_LONG_ENOUGH));
  }
}
