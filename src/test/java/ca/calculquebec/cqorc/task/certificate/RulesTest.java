package ca.calculquebec.cqorc.task.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed on a certificate, and what its file is called. */
class RulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "McDonald|McDonald",
        "d'Amours|d'Amours",
        "TREMBLAY|Tremblay",
        "lévesque|Lévesque",
        "JEAN-FRANÇOIS|Jean-François",
        "o'brien-lévesque|O'Brien-Lévesque",
        "de la tour|De La Tour",
        "  Marie   Ève |Marie Ève",
        "Éloïse & Cie|Éloïse and Cie",
        "ÉLOÏSE&CIE|ÉLOÏSE and CIE",
        "李|李",
        "nguyễn thị|Nguyễn Thị",
        "ŻÓŁĆ|Żółć",
        "İPEK|İpek",
      })
  void a_name_is_printed_as_written_unless_it_is_of_one_case(String registered, String printed) {
    assertEquals(printed, PrintedName.of(registered));
  }

  @Test
  void a_name_loses_what_prints_nothing() {
    assertEquals("Bcc: x@y", PrintedName.of("\r\nBcc: x@y"));
    assertEquals("abc Def", PrintedName.of("abc\u202e \u2066Def\u0000"));
    assertEquals("Zoé", PrintedName.of("Zoe\u0301"));
    assertEquals("A B", PrintedName.of("A\u00a0\u3000B"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PYT101|Introduction à Python|PYT101 - Introduction à Python",
        "PYT101|PYT101 - Introduction|PYT101 - Introduction",
        "PYT101|HPC20 - Autre|HPC20 - Autre",
        "PYT101|Python101 - Autre|PYT101 - Python101 - Autre",
        "''|Sans code|Sans code",
        "ML_201|Deep learning|ML_201 - Deep learning",
      })
  void the_workshop_begins_with_its_code_once(String code, String title, String printed) {
    assertEquals(printed, WorkshopTitle.of(code, title));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-04,4 août 2026,'August 4, 2026'",
    "2026-08-01,1er août 2026,'August 1, 2026'",
    "2026-12-31,31 décembre 2026,'December 31, 2026'",
    "2027-02-11,11 février 2027,'February 11, 2027'",
  })
  void a_date_is_in_words(LocalDate date, String french, String english) {
    assertEquals(french, PrintedDate.of(date, Language.FRENCH));
    assertEquals(english, PrintedDate.of(date, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5,'0,5 heure',0.5 hour",
    "1,1 heure,1 hour",
    "1.50,'1,5 heure',1.5 hours",
    "2,2 heures,2 hours",
    "2.25,'2,25 heures',2.25 hours",
    "3.0,3 heures,3 hours",
    "10,10 heures,10 hours",
    "100,100 heures,100 hours",
  })
  void a_duration_is_in_hours(String hours, String french, String english) {
    assertEquals(french, PrintedDuration.of(new BigDecimal(hours), Language.FRENCH));
    assertEquals(english, PrintedDuration.of(new BigDecimal(hours), Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Éloïse|Lévesque|ELOISE_LEVESQUE",
        "Éloïse & Cie|O'Brien-Lévesque|ELOISE__AND__CIE_O_BRIEN-LEVESQUE",
        "Łukasz|Żółć|LUKASZ_ZOLC",
        "a!b?c;d:e,f|x|A.B.C.D.E.F_X",
        "a@b#c$d%e|x|A_AT_B_NO_CSD_PER_E_X",
        "a+b~c*d|x|A_AND_B_IN_C_D_X",
        "a/b\\c|x|A-B-C_X",
        "../../etc|passwd|..-..-ETC_PASSWD",
        "<script>|=IMPORTDATA(\"http://x\")|_SCRIPT__=IMPORTDATA(_HTTP.--X_)",
        "王|小明|WANG_XIAO_MING",
      })
  void a_file_has_a_name_that_every_system_takes(String first, String last, String part) {
    Recipient recipient = new Recipient("1", first, last, "", "99");
    assertEquals("Attestation_CQ_" + part + "_99.pdf", CertificateFile.name(recipient));
  }

  @Test
  void a_file_name_is_plain_and_short_whatever_the_person_is_called() {
    String hostile = "a\r\nBcc: x@y\u0000\u202e😀|" + "长".repeat(300);
    String name = CertificateFile.name(new Recipient("1", hostile, hostile, "", "9"));
    assertTrue(name.matches("[A-Za-z0-9._()\\[\\]=-]+"), name);
    assertTrue(name.length() < 255, name);
  }

  @Test
  void two_equal_names_end_in_their_attendee_ids() {
    List<String> names =
        CertificateFile.names(
            List.of(
                new Recipient("901", "Zoé", "Roy", "", "7"),
                new Recipient("902", "ZOE", "ROY", "", "7"),
                new Recipient("903", "Zoé", "Roy", "", "8")));
    assertEquals(
        List.of(
            "Attestation_CQ_ZOE_ROY_7_901.pdf",
            "Attestation_CQ_ZOE_ROY_7_902.pdf",
            "Attestation_CQ_ZOE_ROY_8.pdf"),
        names);
  }
}
