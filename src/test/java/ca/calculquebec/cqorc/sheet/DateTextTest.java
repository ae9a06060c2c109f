package ca.calculquebec.cqorc.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DateTextTest {
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

  private static String read(String cell, String locale) {
    DateText.Parsed parsed = DateText.parse(cell, DayOrder.of(locale), TORONTO);
    return parsed.time().map(time -> time.toOffsetDateTime().toString()).orElse(parsed.problem());
  }

  @Test
  void one_o_clock_on_14_september_is_read_in_every_form() {
    List<String> forms =
        List.of(
            "2026-09-14 13:00",
            "2026-09-14 13:00:00",
            " 2026-09-14  13:00 ",
            "2026-09-14\u00a013:00",
            "2026-09-14\u202f13:00",
            "2026-09-14T13:00",
            "2026-09-14t13:00:00",
            "2026-09-14T13:00:00.000",
            "2026-09-14T17:00Z",
            "2026-09-14T17:00:00.000Z",
            "2026-09-14 17:00:00 Z",
            "2026-09-14T13:00-04:00",
            "2026-09-14T13:00:00-0400",
            "2026-09-14T13:00:00-04",
            "2026-09-14T19:00:00+02:00",
            "20260914T1300",
            "20260914T130000",
            "20260914T170000Z",
            "2026/09/14 13:00",
            "2026/9/14 13:00",
            "2026.09.14 13:00",
            "14/09/2026 13:00",
            "14/9/2026 13:00:00",
            "14/09/2026 13 h 00",
            "14/09/2026\u00a013\u00a0h\u00a000",
            "14/09/2026 13\u202fh\u202f00",
            "14/09/2026 à 13 h 00",
            "14-09-2026 13:00",
            "14-09-2026 13 h 00",
            "14-09-2026 13h00",
            "14.09.2026 13:00",
            "14. 9. 2026 13:00",
            "2026-09-14 13 h 00",
            "2026-09-14 13h00",
            "2026-09-14 13H00",
            "2026-09-14 13 h",
            "2026-09-14 13 h 00 min 00 s",
            "2026-09-14 13 h 00 min",
            "9/14/2026 1:00:00 PM",
            "9/14/2026 1:00 pm",
            "9/14/2026, 1:00:00\u202fPM",
            "09/14/2026 13:00",
            "2026-09-14 1:00 p.m.",
            "2026-09-14 1:00\u00a0p.\u00a0m.",
            "2026-09-14 1 PM",
            "\u200e2026-09-14 13:00");
    for (String form : forms) {
      for (String locale : List.of("fr_CA", "fr_FR", "en_US", "en_CA", "en_GB", "")) {
        assertEquals("2026-09-14T13:00-04:00", read(form, locale), form + " in " + locale);
      }
    }
  }

  @Test
  void long_dates_in_french_and_english_need_no_order() {
    List<String> forms =
        List.of(
            "14 décembre 2026 13:00",
            "14 décembre 2026 13:00:00",
            "14 decembre 2026 13 h 00",
            "14 de\u0301cembre 2026 13 h",
            "14 DÉCEMBRE 2026 13:00",
            "14 déc. 2026 13:00:00",
            "14 déc 2026, 13:00",
            "14-déc.-2026 13:00",
            "lundi 14 décembre 2026 13:00",
            "lundi 14 décembre 2026 à 13 h 00",
            "Lundi, 14 décembre 2026 13:00",
            "lundi le 14 décembre 2026 13:00",
            "lun. 14 déc. 2026, 13 h 00",
            "le 14 décembre 2026 à 13 h",
            "December 14, 2026 1:00 PM",
            "December 14, 2026 1:00:00\u202fPM",
            "December 14, 2026 at 1:00:00 PM",
            "december 14 2026 13:00",
            "December 14th, 2026 1 pm",
            "Dec 14, 2026, 1:00 PM",
            "Dec. 14, 2026 13:00",
            "Monday, December 14, 2026 at 1:00 PM",
            "Monday, 14 December 2026 at 13:00",
            "Mon, Dec 14, 2026, 1:00 PM",
            "Mon 14 Dec 2026 13:00",
            "14 December 2026 13:00",
            "14-Dec-2026 13:00",
            "2026-Dec-14 13:00",
            "14 dec 2026 18:00Z",
            "lundi 14/12/2026 13:00",
            "lun. 2026-12-14 13:00",
            "Mon 12/14/2026 1:00 PM");
    for (String form : forms) {
      for (String locale : List.of("fr_CA", "en_US", "en_CA", "")) {
        assertEquals("2026-12-14T13:00-05:00", read(form, locale), form + " in " + locale);
      }
    }
  }

  @Test
  void every_month_and_every_day_of_the_week_is_known_in_both_languages() {
    List<String> months =
        List.of(
            "janvier janv. January Jan",
            "février févr. fév. February Feb",
            "mars mar. March Mar",
            "avril avr. April Apr.",
            "mai May",
            "juin June Jun",
            "juillet juil. juill. July Jul",
            "août Aug August AOÛT",
            "septembre sept. September Sep Sept",
            "octobre oct. October Oct",
            "novembre nov. November Nov",
            "décembre déc. December Dec");
    for (int month = 1; month <= 12; month++) {
      for (String name : months.get(month - 1).split(" ")) {
        String day = String.format("2026-%02d-01T13:00Z", month);
        assertEquals(day, inUtc("1er " + name + " 2026 13:00"), name);
        assertEquals(day, inUtc(name + " 1, 2026 1:00 PM"), name);
      }
    }
    List<String> weekdays =
        List.of(
            "lundi lun. Monday Mon",
            "mardi mar. Tuesday Tue",
            "mercredi mer. Wednesday Wed",
            "jeudi jeu. Thursday Thu",
            "vendredi ven. Friday Fri",
            "samedi sam. Saturday Sat",
            "dimanche dim. Sunday Sun");
    for (int day = 0; day < 7; day++) {
      for (String name : weekdays.get(day).split(" ")) {
        String date = "2026-12-" + (14 + day);
        assertEquals(date + "T13:00Z", inUtc(name + " " + (14 + day) + " déc. 2026 13:00"), name);
        assertEquals(date + "T13:00Z", inUtc(name + ", Dec " + (14 + day) + ", 2026 13:00"), name);
      }
    }
  }

  private static String inUtc(String cell) {
    return DateText.parse(cell, DayOrder.UNDECIDABLE, ZoneOffset.UTC)
        .time()
        .orElseThrow(() -> new AssertionError(cell))
        .toOffsetDateTime()
        .toString();
  }

  @Test
  void a_day_of_the_week_that_is_another_makes_a_bad_row() {
    for (String form : List.of("mardi 14 décembre 2026 13:00", "Tue, 2026-12-14 13:00")) {
      DateText.Parsed parsed = DateText.parse(form, DayOrder.DAY_FIRST, TORONTO);
      assertEquals("\"" + form + "\" contradicts itself: 2026-12-14 is a Monday", parsed.problem());
      assertEquals("correct the date or the day of the week", parsed.advice());
    }
  }

  @Test
  void the_spreadsheets_locale_orders_day_and_month() {
    for (String locale : List.of("fr_CA", "fr_FR", "fr", "en_GB", "de_DE", "es_ES", "pt_BR")) {
      assertEquals("2026-09-04T13:00-04:00", read("04/09/2026 13:00", locale), locale);
      assertEquals("2026-09-04T13:00-04:00", read("04-09-2026 13 h 00", locale), locale);
    }
    for (String locale : List.of("en_US", "en", "EN_us", "en-US", "en_PH")) {
      assertEquals("2026-04-09T13:00-04:00", read("4/9/2026 1:00:00 PM", locale), locale);
    }
  }

  @Test
  void an_order_that_the_locale_does_not_tell_is_undecidable() {
    for (String locale : List.of("en_CA", "ja_JP", "zh_CN", "sv_SE", "", "nonsense locale")) {
      assertEquals(
          "\"04/09/2026 13:00\" can be 2026-09-04 or 2026-04-09",
          read("04/09/2026 13:00", locale),
          locale);
    }
  }

  @Test
  void equal_day_and_month_need_no_order() {
    assertEquals("2026-09-09T13:00-04:00", read("09/09/2026 13:00", "en_CA"));
  }

  @Test
  void midnight_and_noon_are_where_english_speakers_put_them() {
    assertEquals("2026-09-14T00:00-04:00", read("2026-09-14 12:00 AM", "en_US"));
    assertEquals("2026-09-14T12:00-04:00", read("2026-09-14 12:00 PM", "en_US"));
    assertEquals("2026-09-14T00:30-04:00", read("2026-09-14 0:30", "fr_CA"));
  }

  @Test
  void a_date_without_an_hour_is_told_to_lack_it() {
    for (String form :
        List.of(
            "14-09-2026",
            "2026-09-14",
            "9/14/2026",
            "20260914",
            "14 septembre 2026",
            "lundi 14 sept. 2026",
            "September 14, 2026")) {
      DateText.Parsed parsed = DateText.parse(form, DayOrder.DAY_FIRST, TORONTO);
      assertTrue(parsed.problem().endsWith("has no time of day"), form);
      assertEquals("add the hour, as in 2026-09-14 13:00", parsed.advice());
    }
  }

  @Test
  void what_is_not_a_date_and_a_time_is_refused() {
    List<String> forms =
        List.of(
            "",
            "soon",
            "13:00",
            "46279.5416",
            "2026-13-01 13:00",
            "2026-02-29 13:00",
            "31/04/2026 13:00",
            "32/13/2026 13:00",
            "2026-09-14 25:00",
            "2026-09-14 24:00",
            "2026-09-14 13:60",
            "2026-09-14 13:00:60",
            "2026-09-14 13",
            "2026-09-1413:00",
            "2026-09-14 13:00 PM",
            "2026-09-14 0:30 AM",
            "2026-09-14 13:0",
            "2026-09-14 13:00 +99:00",
            "2026-09/14 13:00",
            "14/09/26 13:00",
            "14/09/20266 13:00",
            "2026-09-14 13:00 or later",
            "31 avril 2026 13:00",
            "14 brumaire 2026 13:00",
            "14 jui 2026 13:00",
            "14 décembre 13:00",
            "décembre 2026 13:00",
            "lundi 13:00",
            "14 décembre 26 13:00",
            "14décembre2026 13:00",
            "demain 14 décembre 2026 13:00",
            "=NOW()",
            "#REF!");
    for (String form : forms) {
      DateText.Parsed parsed = DateText.parse(form, DayOrder.DAY_FIRST, TORONTO);
      assertTrue(parsed.time().isEmpty(), form);
      assertFalse(parsed.problem().isBlank(), form);
      assertFalse(parsed.advice().isBlank(), form);
    }
  }

  @Test
  void a_time_that_spring_leaves_out_is_refused() {
    DateText.Parsed parsed = DateText.parse("2026-03-08 02:30", DayOrder.DAY_FIRST, TORONTO);
    assertTrue(parsed.time().isEmpty());
    assertTrue(parsed.problem().contains("does not exist in America/Toronto"), parsed.problem());
    assertTrue(parsed.advice().contains("2026-03-08 03:00"), parsed.advice());
  }

  @Test
  void a_time_that_autumn_repeats_is_the_first_with_a_remark() {
    DateText.Parsed parsed = DateText.parse("2026-11-01 01:30", DayOrder.DAY_FIRST, TORONTO);
    assertEquals("2026-11-01T01:30-04:00", parsed.time().get().toOffsetDateTime().toString());
    assertTrue(parsed.remark().contains("exists twice"), parsed.remark());
  }

  @Test
  void a_slip_in_the_year_makes_no_course_of_two_thousand_years() {
    assertEquals("\"0206-12-12 10:00\" is in the year 206", read("0206-12-12 10:00", "fr_CA"));
    assertEquals("\"12/12/0026 10:00\" is in the year 26", read("12/12/0026 10:00", "fr_CA"));
  }

  @Test
  void a_date_in_a_cell_of_numbers_is_told_apart() {
    for (String form : List.of("46331,375", "46331.375", "46331")) {
      DateText.Parsed parsed = DateText.parse(form, DayOrder.DAY_FIRST, TORONTO);
      assertEquals("\"" + form + "\" is a number", parsed.problem());
      assertTrue(parsed.advice().contains("format"), parsed.advice());
    }
  }

  @Test
  void an_offset_leaves_nothing_to_remark() {
    DateText.Parsed parsed = DateText.parse("2026-11-01T01:30-05:00", DayOrder.DAY_FIRST, TORONTO);
    assertEquals("2026-11-01T01:30-05:00", parsed.time().get().toOffsetDateTime().toString());
    assertEquals("", parsed.remark());
  }

  @Test
  void hours_are_right_on_both_sides_of_a_change() {
    assertEquals("2026-10-31T09:00-04:00", read("2026-10-31 09:00", "fr_CA"));
    assertEquals("2026-11-02T09:00-05:00", read("2026-11-02 09:00", "fr_CA"));
  }
}
