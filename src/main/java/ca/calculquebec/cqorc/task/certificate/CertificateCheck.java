package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.task.certificate.drawing.CertificateRenderer;
import ca.calculquebec.cqorc.task.certificate.drawing.CertificateTemplate;
import ca.calculquebec.cqorc.task.certificate.drawing.FontBook;
import ca.calculquebec.cqorc.task.certificate.drawing.PdfNotes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tries templates, fonts and words on a made-up person, without writing anything. */
public final class CertificateCheck {
  private static final Recipient SOMEBODY =
      new Recipient("1", "Éloïse", "O'Brien-Lévesque", "eloise@exemple.example", "1234567890");
  private static final CertificateFields FIELDS =
      new CertificateFields(Language.FRENCH, "PYT101 - Été", "1er août 2026", "1,5 heure");

  private final CertificateSettings settings;

  public CertificateCheck(CertificateSettings settings) {
    this.settings = settings;
  }

  /**
   * What was found.
   *
   * @param tried files that are in order
   */
  public record Findings(List<String> tried, List<String> remarks, List<InputException> problems) {}

  /**
   * @param languages of the courses
   */
  public Findings run(Set<Language> languages) {
    Findings findings = new Findings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    FontBook fonts;
    try {
      fonts = settings.fonts().isPresent() ? FontBook.with(settings.fonts().get()) : FontBook.own();
    } catch (InputException unusable) {
      findings.problems().add(unusable);
      fonts = FontBook.own();
    }
    for (Language language : languages) {
      template(settings.template(language), fonts, findings);
      letter(settings.letter(language), findings);
    }
    return findings;
  }

  private void template(Path file, FontBook fonts, Findings findings) {
    String shown = settings.shown().apply(file);
    try {
      CertificateTemplate template =
          CertificateTemplate.read(file, shown, fonts, CertificateFields.NAMES);
      CertificateRenderer renderer = template.renderer(List.of(FIELDS.of(SOMEBODY)));
      renderer.print(FIELDS.of(SOMEBODY), new PdfNotes("", "fr", Instant.EPOCH));
      template.remarks().forEach(remark -> findings.remarks().add(shown + ": " + remark));
      if (!renderer.isPrepared()) {
        findings
            .remarks()
            .add(
                shown
                    + ": the whole template is drawn for each person, which takes longer; texts"
                    + " of one style on a line of their own are drawn faster");
      }
      findings.tried().add(shown);
    } catch (InputException unusable) {
      findings.problems().add(unusable);
    }
  }

  private void letter(Path file, Findings findings) {
    String shown = settings.shown().apply(file);
    try {
      MailText.read(file, shown).words(FIELDS.of(SOMEBODY, "a.pdf"));
      findings.tried().add(shown);
    } catch (InputException unusable) {
      findings.problems().add(unusable);
    }
  }
}
