package ca.calculquebec.cqorc.task.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventbriteReportFileTest {
  @TempDir Path folder;

  private EventbriteReportFile.Reading read(String text) throws Exception {
    Path file = folder.resolve("people.csv");
    Files.writeString(file, text);
    return EventbriteReportFile.read(file, "people.csv");
  }

  @Test
  void the_attendee_report_in_english() throws Exception {
    EventbriteReportFile.Reading read =
        read(
            "\ufeffOrder #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,"
                + "Attendee Status,\"Dietary needs, if any\"\r\n"
                + "9001,2026-09-01,Zoé,Roy,Zoe@u.example,1,Free,1111,Checked In,\r\n"
                + "9001,2026-09-01,Zoé,Roy,zoe@u.example,1,Free,1112,Attending,\"nuts\nmilk\"\r\n"
                + "9002,2026-09-01,Hugo,Paré,hugo@u.example,1,Free,1113,Not Attending,\r\n"
                + "9003,2026-09-01,Info Requested,Info Requested,i@u.example,1,Free,1114,Attending,\r\n");
    assertEquals(
        List.of(
            new EventAttendee("1111", "9001", "Zoé", "Roy", "zoe@u.example", true),
            new EventAttendee("1112", "9001", "Zoé", "Roy", "zoe@u.example", false),
            new EventAttendee("1114", "9003", "", "", "i@u.example", false)),
        read.standing());
    assertEquals(1, read.cancelled().size());
    assertEquals(List.of(), read.warnings());
  }

  @Test
  void the_attendee_report_in_french_without_attendee_numbers() throws Exception {
    EventbriteReportFile.Reading read =
        read(
            "N° de commande;Prénom;Nom de famille;Adresse e-mail;Statut du participant\n"
                + "9001;Zoé;Roy;zoe@u.example;Enregistré\n"
                + "9001;Éva;Müller;eva@u.example;Participe\n"
                + "9002;Hugo;Paré;;Remboursé\n"
                + "9003;Ali;Ba;;Autre chose\n");
    assertEquals(
        List.of(
            new EventAttendee("9001-1", "9001", "Zoé", "Roy", "zoe@u.example", true),
            new EventAttendee("9001-2", "9001", "Éva", "Müller", "eva@u.example", false),
            new EventAttendee("9003-1", "9003", "Ali", "Ba", "", false)),
        read.standing());
    assertEquals(
        List.of(
            "people.csv: the attendee status Autre chose is unknown and taken for one that stands,"
                + " not checked in"),
        read.warnings());
  }

  @Test
  void french_headings_for_the_numbers_are_not_taken_for_dates() throws Exception {
    EventbriteReportFile.Reading read =
        read(
            "Date de commande,N° de commande,Prénom,Nom de famille,E-mail,N° de participant,Statut"
                + " du participant\n"
                + "2026-09-01,9001,Zoé,Roy,zoe@u.example,1111,Enregistré\n");
    assertEquals(
        List.of(new EventAttendee("1111", "9001", "Zoé", "Roy", "zoe@u.example", true)),
        read.standing());
  }

  @Test
  void a_column_of_check_ins_and_the_attendees_own_name_before_the_buyers() throws Exception {
    EventbriteReportFile.Reading read =
        read(
            "Order ID,Buyer first name,Buyer last name,Buyer email,Attendee first name,Attendee last"
                + " name,Attendee email,Attendee ID,Checked In,Ticket quantity\n"
                + "1,Boss,B,boss@u.example,Zoé,Roy,zoe@u.example,5,Yes,1\n"
                + "1,Boss,B,boss@u.example,Ali,Ba,ali@u.example,6,No,2\n");
    assertEquals(
        List.of(
            new EventAttendee("5", "1", "Zoé", "Roy", "zoe@u.example", true),
            new EventAttendee("6", "1", "Ali", "Ba", "ali@u.example", false)),
        read.standing());
    assertEquals(1, read.warnings().size());
  }

  @Test
  void beside_the_first_name_a_column_called_the_name_holds_the_last() throws Exception {
    EventbriteReportFile.Reading read =
        read(
            "Numéro de commande;Prénom du participant;Nom du participant;E-mail du participant;"
                + "Numéro de participant;Statut du participant\n"
                + "9001;Zoé;Roy;zoe@u.example;1111;Enregistré\n"
                + "9002;Éva;Éva Müller;eva@u.example;1112;Participe\n"
                + "9003;;Ali Ba;;1113;Participe\n");
    assertEquals(
        List.of(
            new EventAttendee("1111", "9001", "Zoé", "Roy", "zoe@u.example", true),
            new EventAttendee("1112", "9002", "Éva", "Müller", "eva@u.example", false),
            new EventAttendee("1113", "9003", "Ali Ba", "", "", false)),
        read.standing());
  }

  @Test
  void another_table_and_an_attendee_twice_are_refused() {
    InputException other = assertThrows(InputException.class, () -> read("a,b\n1,2\n"));
    assertEquals("people.csv", other.origin().orElseThrow().text());
    InputException twice =
        assertThrows(
            InputException.class,
            () -> read("Name,Attendee #,Attendee Status\nA,1,Attending\nB,1,Attending\n"));
    assertEquals("people.csv, line 3", twice.origin().orElseThrow().text());
  }
}
