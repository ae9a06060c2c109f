package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.PrivateFiles;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.task.certificate.drawing.CertificateRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The certificates' files: a file that is there and the same is left alone. */
final class FileActions {
  private final CertificateSettings settings;
  private final Set<Path> unchanged = ConcurrentHashMap.newKeySet();

  FileActions(CertificateSettings settings) {
    this.settings = settings;
  }

  Action action(Course course, Certificate certificate) {
    if (!certificate.isMade()) {
      return Action.note(
          CertificateChanges.certificate(Kind.FAILED, course, certificate)
              .withNote(told(certificate.problem().cause(), certificate.problem().advice())));
    }
    boolean there = Files.isRegularFile(certificate.file());
    List<FieldChange> file =
        List.of(FieldChange.set("file", settings.shown().apply(certificate.file())));
    String note = certificate.shrunk() ? "a line is set smaller, to stay on the page" : "";
    if (there && isSame(certificate)) {
      unchanged.add(certificate.file());
      return Action.note(
          CertificateChanges.certificate(Kind.UNCHANGED, course, certificate).withNote(note));
    }
    Kind kind = there ? Kind.UPDATE : Kind.CREATE;
    Change change =
        CertificateChanges.certificate(kind, course, certificate).withFields(file).withNote(note);
    return Action.of(
        change,
        context -> {
          write(certificate.file(), certificate.pdf());
          context.id(certificate.recipient().attendeeId());
          context.detail(certificate.fileName());
        });
  }

  /**
   * Takes from others what an older cqorc let them read of the files that are left alone.
   *
   * @return of how many
   */
  int protectUnchanged() {
    int closed = 0;
    for (Path file : unchanged) {
      try {
        closed += PrivateFiles.OWNER.protect(file) ? 1 : 0;
      } catch (IOException gone) {
        // Somebody has just taken it away.
      }
    }
    return closed;
  }

  private static String told(String cause, String advice) {
    return advice.isBlank() ? cause : cause + ". " + advice;
  }

  private static boolean isSame(Certificate certificate) {
    try {
      return CertificateRenderer.isMadeOf(certificate.file(), certificate.fingerprint());
    } catch (IOException unreadable) {
      return false;
    }
  }

  private void write(Path file, byte[] pdf) throws InputException {
    try {
      // Not forced: one that a power cut takes is made again.
      PrivateFiles.OWNER.writeUnforced(file, pdf);
    } catch (IOException failure) {
      throw new InputException(
          Origin.file(settings.shown().apply(file), Optional.empty()),
          "the certificate cannot be written",
          "Make its directory writable, or name another one with --certificate_dir.",
          failure);
    }
  }
}
