package ca.calculquebec.cqorc.task.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ZoomReportFileTest {
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final TimeSpan LESSON = utc("2026-09-14T17:00:00Z", "2026-09-14T20:00:00Z");
  private static final List<Connection> TWO =
      List.of(
          Connection.timed(
              "Zoé R (Zoé Roy)",
              "zoe@u.example",
              utc("2026-09-14T17:01:05Z", "2026-09-14T19:59:00Z"),
              false),
          Connection.timed(
              "Guest, One", "", utc("2026-09-14T16:50:00Z", "2026-09-14T17:00:00Z"), true));

  @TempDir Path folder;

  private static TimeSpan utc(String from, String to) {
    return TimeSpan.of(Instant.parse(from), Instant.parse(to));
  }

  private ZoomReportFile.Reading read(String text, TimeSpan... sessions) throws Exception {
    return read(List.of(text), sessions).get(0);
  }

  /** The first is called report.csv, and the others report2.csv and so on. */
  private List<ZoomReportFile.Reading> read(List<String> texts, TimeSpan... sessions)
      throws Exception {
    List<AttendanceRequest.NamedFile> files = new ArrayList<>();
    for (String text : texts) {
      String name = "report" + (files.isEmpty() ? "" : files.size() + 1) + ".csv";
      Path file = folder.resolve(name);
      Files.writeString(file, text);
      files.add(new AttendanceRequest.NamedFile(file, name));
    }
    return ZoomReportFile.read(files, List.of(sessions), TORONTO);
  }

  private static List<String> days(List<ZoomReportFile.Reading> readings) {
    return readings.stream()
        .map(reading -> reading.meeting().span().orElseThrow().from())
        .map(from -> Instant.ofEpochSecond(from).toString().substring(0, 10))
        .toList();
  }

  @Test
  void the_full_form_with_the_block_about_the_meeting() throws Exception {
    ZoomReportFile.Reading read =
        read(
            "\ufeffMeeting ID,Topic,Start Time,End Time,User Email,Duration"
                + " (Minutes),Participants,\r\n"
                + "812 3456 7890,\"Python, \"\"one\"\"\",09/14/2026 12:50:00 PM,09/14/2026 04:00:00"
                + " PM,host@u.example,190,2,\r\n\r\n"
                + "Name (Original Name),User Email,Join Time,Leave Time,Duration"
                + " (Minutes),Guest,Recording Consent,In Waiting Room\r\n"
                + "Zoé R (Zoé Roy),Zoe@u.example,09/14/2026 01:01:05 PM,09/14/2026 03:59:00"
                + " PM,178,Yes,,No\r\n"
                + "\"Guest, One\",,09/14/2026 12:50:00 PM,09/14/2026 01:00:00 PM,10,Yes,,Yes\r\n");
    assertEquals("Python, \"one\"", read.topic());
    assertEquals(
        Optional.of(utc("2026-09-14T16:50:00Z", "2026-09-14T20:00:00Z")), read.meeting().told());
    assertEquals(TWO, read.meeting().connections());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name (Original Name);User Email;Join Time;Leave Time;Duration (Minutes);Guest;In Waiting"
            + " Room\n"
            + "Zoé R (Zoé Roy);zoe@u.example;14/09/2026 13:01:05;14/09/2026 15:59:00;178;;No\n"
            + "Guest, One;;14/09/2026 12:50:00;14/09/2026 13:00:00;10;;Yes",
        "Nom (nom original),Adresse e-mail de l’utilisateur,Heure d’arrivée,Heure de départ,Durée"
            + " (minutes),Invité,Dans la salle d’attente\n"
            + "Zoé R (Zoé Roy),zoe@u.example,14/09/2026 13:01:05,14/09/2026 15:59:00,178,Oui,Non\n"
            + "\"Guest, One\",,14/09/2026 12:50,14/09/2026 13:00,10,Oui,Oui",
        "Nom (nom d'origine)\tE-mail\tHeure de connexion\tHeure de déconnexion\tSalle d'attente\n"
            + "Zoé R (Zoé Roy)\tzoe@u.example\t2026-09-14 13:01:05\t2026-09-14 15:59:00\tNon\n"
            + "Guest, One\t\t2026-09-14 12 h 50\t2026-09-14 13 h 00\toui",
        "Nom d'utilisateur (nom d'origine),E-mail,Date/heure d'inscription,Heure pour"
            + " rejoindre,Heure pour quitter,Temps dans la session,En salle d'attente\n"
            + "Zoé R (Zoé Roy),zoe@u.example,2026-09-01 08:00,2026-09-14 13:01:05,2026-09-14"
            + " 15:59:00,178,Non\n"
            + "\"Guest, One\",,2026-09-01 08:00,2026-09-14 12:50,2026-09-14 13:00,10,Oui",
        "Name (original name),Email,Join time,Leave time,In waiting room\n"
            + "Zoé R (Zoé Roy),zoe@u.example,\"Sep 14, 2026 01:01:05 PM\",\"Sep 14, 2026"
            + " 15:59:00\",\n"
            + "\"Guest, One\",,\"14 sept. 2026 12:50\",14 septembre 2026 13:00:00,Yes"
      })
  void headings_and_times_of_either_language_and_order(String text) throws Exception {
    assertEquals(TWO, read(text).meeting().connections());
  }

  @ParameterizedTest
  @CsvSource({
    "'Nom (nom original),Heure d''arrivée,Heure de départ',2026-11-04,day",
    "'Name (Original Name),Join Time,Leave Time',2026-04-11,month"
  })
  void without_any_session_the_language_decides_the_order_and_it_is_told(
      String headings, String day, String first) throws Exception {
    ZoomReportFile.Reading read = read(headings + "\nZoé,04/11/2026 13:00,04/11/2026 15:00\n");
    assertEquals(
        Optional.of(day),
        read.meeting()
            .connections()
            .get(0)
            .time()
            .map(span -> Instant.ofEpochSecond(span.from()).toString().substring(0, 10)));
    assertEquals(1, read.warnings().size());
    assertTrue(read.warnings().get(0).contains("the " + first + " is taken for the first"));
    assertEquals(
        List.of(), read(headings + "\nZoé,14/11/2026 13:00,14/11/2026 15:00\n").warnings());
  }

  @Test
  void the_short_form_tells_lengths_only() throws Exception {
    ZoomReportFile.Reading read =
        read(
            "Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
                + "Zoé Roy,zoe@u.example,178,No\nGuest,,0,Yes\n");
    assertEquals(
        List.of(
            Connection.untimed("Zoé Roy", "zoe@u.example", 178 * 60),
            Connection.untimed("Guest", "", 0)),
        read.meeting().connections());
    assertEquals(Optional.empty(), read.meeting().span());
  }

  @Test
  void the_short_form_with_the_block_knows_its_day() throws Exception {
    ZoomReportFile.Reading read =
        read(
            "Sujet,Numéro de réunion,Heure de début,Heure de fin,Durée (minutes),Participants\n"
                + "Python,812,14/09/2026 12:50,14/09/2026 16:00,190,2\n\n"
                + "Nom (nom original),Courriel,Durée totale (minutes),Invité\nZoé,,178,Oui\n",
            LESSON);
    assertEquals("Python", read.topic());
    assertTrue(read.meeting().touches(List.of(LESSON)));
    assertEquals(1, read.meeting().connections().size());
  }

  @Test
  void the_attendee_report_of_a_webinar_has_three_tables() throws Exception {
    ZoomReportFile.Reading read =
        read(
            "Attendee Report\n"
                + "Report Generated:,\"Sep 15, 2026 9:00 AM\"\n"
                + "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered\n"
                + "Python,812 3456 7890,\"Sep 14, 2026 12:50 PM\",190,3\n\n"
                + "Host Details\n"
                + "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session"
                + " (minutes),Is Guest,Country/Region Name\n"
                + "Yes,Host,host@u.example,\"Sep 14, 2026 12:50:00 PM\",\"Sep 14, 2026 4:00:00"
                + " PM\",190,No,Canada\n\n"
                + "Attendee Details\n"
                + "Attended,User Name (Original Name),First Name,Last Name,Email,Registration"
                + " Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest\n"
                + "Yes,,Zoé,Roy,zoe@u.example,\"Sep 1, 2026 8:00 AM\",approved,\"Sep 14, 2026"
                + " 01:00:00 PM\",\"Sep 14, 2026 02:00:00 PM\",60,Yes\n"
                + "No,Absent,Ab,Sent,ab@u.example,\"Sep 1, 2026 8:00 AM\",approved,--,--,--,--\n");
    assertEquals(
        List.of("Host", "Zoé Roy"),
        read.meeting().connections().stream().map(Connection::name).toList());
    assertEquals("Python", read.topic());
  }

  private static List<Meeting.Leader> leaders(String... namesAndEmails) {
    List<Meeting.Leader> leaders = new ArrayList<>();
    for (int i = 0; i < namesAndEmails.length; i += 2) {
      leaders.add(new Meeting.Leader(namesAndEmails[i], namesAndEmails[i + 1]));
    }
    return leaders;
  }

  @ParameterizedTest
  @CsvSource({
    "Host Details,Panelist Details,Attendee Details",
    "'Host Details,','Panelist Details,','Attendee Details,'",
    "'Détails de l''hôte,','Détails des panélistes,','Détails des participants,'",
    "'Detalles del anfitrión,','Detalles de los panelistas,','Detalles del asistente,'"
  })
  void the_tables_of_hosts_and_panelists_name_those_who_lead(
      String hosts, String panelists, String attendees) throws Exception {
    String headings =
        "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)\n";
    String times = ",\"Sep 14, 2026 1:00:00 PM\",\"Sep 14, 2026 4:00:00 PM\",180\n";
    ZoomReportFile.Reading read =
        read(
            String.join("\n", "Attendee Report,", hosts, headings)
                + "Yes,Host,host@u.example"
                + times
                + panelists
                + "\n"
                + headings
                + "Yes,Pan One,one@u.example"
                + times
                + "No,Pan Two,two@u.example,--,--,--\n"
                + attendees
                + "\n"
                + headings
                + "Yes,Zoé Roy,zoe@u.example"
                + times
                + "Other Attended,\n"
                + headings
                + "Yes,15145550100,"
                + times);
    assertEquals(
        leaders("Host", "host@u.example", "Pan One", "one@u.example", "Pan Two", "two@u.example"),
        read.meeting().leaders());
    assertEquals(
        List.of(true, true, false, false),
        read.meeting().connections().stream().map(Connection::leading).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Meeting ID,Topic,Start Time,End Time,User Name,User Email,Duration"
            + " (Minutes),Participants\n"
            + "812,Python,09/14/2026 12:50:00 PM,09/14/2026 04:00:00 PM,Wei"
            + " Chen,wei@u.example,190,2",
        "Topic,Meeting ID,User Name,User Email,Department,Group,Has Zoom Rooms?,Creation Time,Start"
            + " Time,End Time,Duration (Minutes),Participants\n"
            + "Python,812,Wei Chen,wei@u.example,D,G,No,09/01/2026 12:50:00 PM,09/14/2026 12:50:00"
            + " PM,09/14/2026 04:00:00 PM,190,2",
        "Topic,ID,Host,Duration (minutes),Start time,End time,Participants\n"
            + "Python,812,Wei Chen (wei@u.example),190,09/14/2026 12:50:00 PM,09/14/2026 04:00:00"
            + " PM,2",
        "Topic,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes)\n"
            + "Python,812,Wei Chen,wei@u.example,09/14/2026 12:50:00 PM,09/14/2026 04:00:00"
            + " PM,2,190",
        "Sujet,ID,Nom de l'hôte,E-mail de l'hôte,Heure de début,Heure de fin,Durée (minutes)\n"
            + "Python,812,Wei Chen,Wei@u.example,14/09/2026 12:50:00,14/09/2026 16:00:00,190",
        "Tema,ID,Nombre del anfitrión,Correo electrónico del anfitrión,Hora de inicio,Hora de"
            + " finalización\n"
            + "Python,812,Wei Chen,wei@u.example,14/09/2026 12:50:00,14/09/2026 16:00:00"
      })
  void the_block_about_the_meeting_names_its_host_and_is_nobody_s_row(String block)
      throws Exception {
    ZoomReportFile.Reading read =
        read(block + "\n\nName (Original Name),User Email,Total Duration (Minutes)\nZoé,,178\n");
    assertEquals("Python", read.topic());
    assertEquals(
        Optional.of(utc("2026-09-14T16:50:00Z", "2026-09-14T20:00:00Z")), read.meeting().told());
    assertEquals(leaders("Wei Chen", "wei@u.example"), read.meeting().leaders());
    assertEquals(1, read.meeting().connections().size());
  }

  @Test
  void a_list_that_names_topic_and_host_in_each_row_is_a_list_of_participants() throws Exception {
    ZoomReportFile.Reading read =
        read(
            "Topic,Meeting ID,User Name,User Email,Duration (Minutes),Name (Original Name),User"
                + " Email,Join Time,Leave Time,Duration (Minutes)\n"
                + "Python,812,Wei Chen,wei@u.example,190,Zoé Roy,zoe@u.example,"
                + "2026-09-14 13:00:00,2026-09-14 14:00:00,60\n");
    TimeSpan hour = utc("2026-09-14T17:00:00Z", "2026-09-14T18:00:00Z");
    assertEquals(
        List.of(Connection.timed("Zoé Roy", "zoe@u.example", hour, false)),
        read.meeting().connections());
    assertEquals(leaders("Wei Chen", "wei@u.example"), read.meeting().leaders());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(Host)", "(Co-host)", "(hôte, moi)", "(Anfitrión)", "(Panelist)"})
  void a_name_may_say_who_leads(String mark) throws Exception {
    ZoomReportFile.Reading read =
        read("Name,Duration\n\"Wei Chen " + mark + "\",190\nZoé (McGill),9\n");
    assertEquals(leaders("Wei Chen " + mark, ""), read.meeting().leaders());
  }

  @Test
  void a_name_that_stands_alone_is_no_title() {
    InputException refusal =
        assertThrows(InputException.class, () -> read("Name,Duration\nA,60\nHostin Roy,\nB,60\n"));
    assertEquals("report.csv, line 3", refusal.origin().orElseThrow().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nombre (nombre original),Correo electrónico,Hora de entrada,Hora de salida,Duración"
            + " (minutos),Invitado,En sala de espera\n"
            + "Zoé R (Zoé Roy),zoe@u.example,14/09/26 13:01:05,14/09/26 15:59:00,178,Sí,No\n"
            + "\"Guest, One\",,14/09/26 12:50,14/09/26 13:00,10,Sí,Sí",
        "Nombre (nombre original);E-mail del usuario;Hora para unirse;Hora para salir;Sala de"
            + " espera\n"
            + "Zoé R (Zoé Roy);zoe@u.example;09/14/26 01:01:05 PM;09/14/26 03:59:00 PM;No\n"
            + "Guest, One;;09/14/26 12:50:00 PM;09/14/26 01:00:00 PM;Sí",
        "Asistió,Nombre de usuario (nombre original),Nombre,Apellido,Correo electrónico,Hora de"
            + " registro,Hora de entrada,Hora de salida,Tiempo en la sesión (minutos),Sala de"
            + " espera\n"
            + "Sí,Zoé R (Zoé Roy),Zoé,Roy,zoe@u.example,1 sept. 2026 08:00,14 de septiembre de 2026"
            + " 13:01:05,\"sept. 14, 2026 3:59:00 p. m.\",178,No\n"
            + "Sí,\"Guest, One\",,,,,14 sep 2026 12:50,14 sep 2026 13:00,10,Sí\n"
            + "No,Ausente,,,,1 sept. 2026 08:00,--,--,--,--"
      })
  void spanish_headings_and_years_of_two_digits(String text) throws Exception {
    assertEquals(TWO, read(text).meeting().connections());
  }

  @Test
  void days_below_thirteen_are_decided_by_the_sessions_or_refused() throws Exception {
    String text = "Name,Join Time,Leave Time\nA,09/10/2026 13:00,09/10/2026 14:00\n";
    TimeSpan september = utc("2026-09-10T17:00:00Z", "2026-09-10T20:00:00Z");
    TimeSpan october = utc("2026-10-09T17:00:00Z", "2026-10-09T20:00:00Z");
    TimeSpan hour = utc("2026-09-10T17:00:00Z", "2026-09-10T18:00:00Z");
    TimeSpan octobers = utc("2026-10-09T17:00:00Z", "2026-10-09T18:00:00Z");
    assertEquals(Optional.of(hour), read(text, september).meeting().span());
    assertEquals(Optional.of(octobers), read(text, october).meeting().span());
    InputException refusal = assertThrows(InputException.class, () -> read(text, LESSON));
    assertEquals("report.csv, line 2", refusal.origin().orElseThrow().text());
    assertEquals("\"09/10/2026 13:00\" can be 2026-10-09 or 2026-09-10", refusal.getMessage());
    assertEquals(
        Optional.of(hour),
        read(text.replace("13:00", "1:00 PM").replace("14:00", "2:00 PM")).meeting().span());
  }

  @Test
  void a_file_that_leaves_the_order_open_has_that_of_the_others() throws Exception {
    String headings = "Name,Join Time,Leave Time\nA,";
    String open = headings + "04/11/2026 1:00 PM,04/11/2026 2:00 PM\n";
    String dayFirst = headings + "18/11/2026 13:00,18/11/2026 14:00\n";
    String monthFirst = headings + "11/18/2026 13:00,11/18/2026 14:00\n";
    assertEquals(List.of("2026-11-04", "2026-11-18"), days(read(List.of(open, dayFirst))));
    assertEquals(List.of("2026-11-18", "2026-11-04"), days(read(List.of(dayFirst, open))));
    assertEquals(List.of("2026-04-11", "2026-11-18"), days(read(List.of(open, monthFirst))));
    List<ZoomReportFile.Reading> all =
        read(List.of(open, dayFirst, open), utc("2026-09-14T17:00:00Z", "2026-09-14T20:00:00Z"));
    assertEquals(List.of("2026-11-04", "2026-11-18", "2026-11-04"), days(all));
    assertTrue(all.stream().allMatch(reading -> reading.warnings().isEmpty()));
  }

  @Test
  void files_that_contradict_each_other_keep_their_own_order_and_the_rest_is_guessed_alike()
      throws Exception {
    String english = "Name,Join Time,Leave Time\nA,";
    String french = "Nom,Heure d'arrivée,Heure de départ\nA,";
    String open = "04/11/2026 13:00,04/11/2026 14:00\n";
    List<ZoomReportFile.Reading> mixed =
        read(
            List.of(
                english + "18/11/2026 13:00,18/11/2026 14:00\n",
                english + "11/19/2026 13:00,11/19/2026 14:00\n",
                english + open));
    assertEquals(List.of("2026-11-18", "2026-11-19", "2026-04-11"), days(mixed));
    assertEquals(1, mixed.get(2).warnings().size());
    List<ZoomReportFile.Reading> guessed = read(List.of(english + open, french + open));
    assertEquals(List.of("2026-11-04", "2026-11-04"), days(guessed));
    assertTrue(guessed.get(0).warnings().get(0).startsWith("report.csv: "));
  }

  @Test
  void an_hour_that_comes_twice_ends_after_it_begins() throws Exception {
    ZoomReportFile.Reading read =
        read("Name,Join Time,Leave Time\nA,2026-11-01 01:50:00,2026-11-01 01:10:00\n");
    assertEquals(
        Optional.of(utc("2026-11-01T05:50:00Z", "2026-11-01T06:10:00Z")), read.meeting().span());
  }

  @ParameterizedTest
  @CsvSource({
    "'First,Last\nA,B', 'report.csv', 'this is no list of participants as Zoom''s web page exports"
        + " it'",
    "'Name,Join Time,Leave Time\nA,2026-09-14 14:00,2026-09-14 13:00', 'report.csv, line 2',"
        + " '\"2026-09-14 13:00\" is before \"2026-09-14 14:00\"'",
    "'Name,Total Duration (Minutes)\nA,long', 'report.csv, line 2',"
        + " 'neither times nor a number of minutes can be read here'"
  })
  void what_cannot_be_read_is_named(String text, String place, String what) {
    InputException refusal = assertThrows(InputException.class, () -> read(text));
    assertEquals(place, refusal.origin().orElseThrow().text());
    assertEquals(what, refusal.getMessage());
  }

  @Test
  void lengths_are_read_as_people_and_zoom_write_them() {
    assertEquals(OptionalLong.of(62), ZoomReportFile.minutes(" 62 "));
    assertEquals(OptionalLong.of(62), ZoomReportFile.minutes("62 minutes"));
    assertEquals(OptionalLong.of(62), ZoomReportFile.minutes("1 h 02"));
    assertEquals(OptionalLong.of(120), ZoomReportFile.minutes("2 heures"));
    assertEquals(OptionalLong.empty(), ZoomReportFile.minutes("--"));
  }
}
