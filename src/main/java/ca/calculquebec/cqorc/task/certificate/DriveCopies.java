package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.service.google.DriveClient;
import ca.calculquebec.cqorc.service.google.DriveContent;
import ca.calculquebec.cqorc.service.google.DriveDraft;
import ca.calculquebec.cqorc.service.google.DriveFile;
import ca.calculquebec.cqorc.service.google.DriveSearch;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates in Drive. Each carries a mark of course and attendee, by which it is found
 * again: names may repeat there.
 */
public final class DriveCopies {
  private static final String COURSE = "cqorcCourse";
  private static final String CERTIFICATE = "cqorcCertificate";
  private static final String MADE_OF = "cqorcMadeOf";
  private static final String RESOURCE = "certificate";
  private static final String PDF = "application/pdf";
  private static final int ATTEMPTS = 3;

  /** Drive's bound for name and value together, in bytes. */
  private static final int LONGEST_PROPERTY = 124;

  private final DriveClient drive;
  private final String folderId;

  public DriveCopies(DriveClient drive, String folderId) {
    this.drive = drive;
    this.folderId = folderId;
  }

  /**
   * A certificate that Drive has.
   *
   * @param name blank when it is not known
   * @param madeOf its fingerprint
   */
  record Copy(String fileId, String name, String madeOf) {}

  /** By mark, see {@link #mark}. */
  Map<String, Copy> list(CourseId course) throws CqorcException {
    Map<String, Copy> copies = new LinkedHashMap<>();
    DriveSearch ours = DriveSearch.in(folderId).marked(COURSE, propertyOf(course));
    for (DriveFile file : drive.list(ours)) {
      String mark = file.appProperties().get(CERTIFICATE);
      if (mark != null) {
        // The oldest one, whose link people may have.
        copies.putIfAbsent(
            mark, new Copy(file.id(), file.name(), file.appProperties().getOrDefault(MADE_OF, "")));
      }
    }
    return copies;
  }

  static String mark(CourseId course, Recipient recipient) {
    return MessageMark.digest(
        (course + "/" + recipient.attendeeId()).getBytes(StandardCharsets.UTF_8));
  }

  /** What an interrupted run had begun, by mark: its files may be there or not. */
  static Map<String, Journal.Intent> begun(Course course, Journal journal) {
    Map<String, Journal.Intent> begun = new HashMap<>();
    for (Journal.Intent intent : journal.open(course.id(), CertificateChanges.DRIVE)) {
      if (intent.resource().equals(RESOURCE)) {
        begun.put(intent.key(), intent);
      }
    }
    return begun;
  }

  /** Puts a new one there. An id on the disk first, so that a repeat makes no second file. */
  String add(
      Course course, Certificate certificate, Optional<Journal.Intent> begun, Journal journal)
      throws CqorcException {
    String mark = mark(course.id(), certificate.recipient());
    Optional<String> reserved = begun.flatMap(Journal.Intent::made);
    String id = reserved.isPresent() ? reserved.get() : drive.generateIds(1).get(0);
    Journal.Intent intent =
        begun.isPresent()
            ? begun.get()
            : journal.begin(course.id(), CertificateChanges.DRIVE, RESOURCE, mark);
    if (reserved.isEmpty()) {
      journal.made(intent, id);
    }
    upload(id, course, certificate, mark);
    journal.finish(intent, "done");
    return id;
  }

  /** With an id of its own a file cannot come to be there twice, so a lost answer is repeated. */
  private void upload(String id, Course course, Certificate certificate, String mark)
      throws CqorcException {
    DriveDraft draft =
        new DriveDraft(
            id, certificate.fileName(), PDF, folderId, properties(course, certificate, mark));
    for (int attempt = 1; ; attempt++) {
      try {
        drive.upload(draft, new DriveContent(PDF, certificate.pdf()));
        return;
      } catch (ServiceException refusal) {
        if (DriveClient.isDuplicate(refusal)) {
          replace(course, certificate, new Copy(id, "", ""));
          return;
        }
        if (!refusal.uncertain() || attempt == ATTEMPTS) {
          throw refusal;
        }
      }
    }
  }

  void replace(Course course, Certificate certificate, Copy copy) throws CqorcException {
    Map<String, String> properties =
        properties(course, certificate, mark(course.id(), certificate.recipient()));
    // The mark that tells it is up to date comes with the content, so the name goes first.
    if (!copy.name().equals(certificate.fileName())) {
      drive.update(copy.fileId(), certificate.fileName(), Map.of());
    }
    drive.replace(copy.fileId(), new DriveContent(PDF, certificate.pdf()), properties);
  }

  private static Map<String, String> properties(
      Course course, Certificate certificate, String mark) {
    return Map.of(
        COURSE, propertyOf(course.id()), CERTIFICATE, mark, MADE_OF, certificate.fingerprint());
  }

  private static String propertyOf(CourseId course) {
    byte[] bytes = course.text().getBytes(StandardCharsets.UTF_8);
    return bytes.length + COURSE.length() <= LONGEST_PROPERTY
        ? course.text()
        : MessageMark.digest(bytes);
  }

  /** The folder of an address such as {@code https://drive.google.com/drive/folders/ID}. */
  public static String folderId(String address) {
    List<String> parts = List.of(address.strip().replaceAll("[?#].*", "").split("/"));
    int folders = parts.indexOf("folders");
    return folders >= 0 && folders + 1 < parts.size()
        ? parts.get(folders + 1)
        : parts.get(parts.size() - 1);
  }
}
