package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ThrowingSupplier;
import ca.calculquebec.cqorc.plan.Lazy;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.git.DescriptionRepository;
import ca.calculquebec.cqorc.task.registration.Description.UnknownDescriptionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The descriptions of all courses, brought up to date once a run. */
final class Descriptions {
  /** Codes and languages become file names: nothing that leads elsewhere. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_+ -][\\p{L}\\p{N}_.+ -]*");

  private static final String ENDING = ".yaml";

  private final Lazy<DescriptionRepository.Copy> copy;
  private final RegistrationRequest request;
  private final Set<UnknownDescriptionKey> unknown = ConcurrentHashMap.newKeySet();

  Descriptions(ThrowingSupplier<DescriptionRepository> repository, RegistrationRequest request) {
    this.copy = new Lazy<>(() -> repository.get().refresh());
    this.request = request;
  }

  /** Clones or pulls, once; why the copy may be old, if it may. */
  Optional<String> refresh() throws CqorcException {
    return copy.get().warning();
  }

  /** Empty for a course without a code; one whose plan does not fit the sessions is refused. */
  Optional<Description> find(Course course) throws CqorcException {
    Optional<Description> found = read(course);
    if (found.isPresent()) {
      Optional<InputException> misfit = misfit(course, found.get());
      if (misfit.isPresent()) {
        throw misfit.get();
      }
    }
    return found;
  }

  /** The same, whatever its plan is for. */
  Optional<Description> read(Course course) throws CqorcException {
    if (course.code().isBlank()) {
      return Optional.empty();
    }
    Optional<Path> file = file(course);
    if (file.isPresent()) {
      Description description = DescriptionFile.read(file.get());
      unknown.addAll(description.unknown());
      return Optional.of(description);
    }
    List<String> names = shared(course);
    throw new InputException(
        Origin.file(copy.get().folder().resolve(names.get(0)).toString(), Optional.empty()),
        "there is no description of "
            + course.code().text()
            + " (looked for "
            + String.join(", ", names)
            + ")",
        "Add the file to the repository of descriptions, or correct code and language of the"
            + " course.");
  }

  /** Of all files that were read until now, in the order of their text. */
  List<UnknownDescriptionKey> unknownKeys() {
    return unknown.stream().sorted(Comparator.comparing(UnknownDescriptionKey::text)).toList();
  }

  /** For texts that a course can do without: empty also when there is no file. */
  Optional<Description> findAny(Course course) throws CqorcException {
    Optional<Path> file = course.code().isBlank() ? Optional.empty() : file(course);
    return file.isPresent() ? Optional.of(DescriptionFile.read(file.get())) : Optional.empty();
  }

  private Optional<Path> file(Course course) throws CqorcException {
    Path folder = copy.get().folder();
    for (String name : names(course)) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        checkInside(folder, file);
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** In the order in which they are looked for: the course's own one wins. */
  private List<String> names(Course course) throws InputException {
    List<String> names = new ArrayList<>();
    for (String shared : shared(course)) {
      own(shared, course).ifPresent(names::add);
    }
    names.addAll(shared(course));
    return names;
  }

  private Optional<String> own(Course course) throws InputException {
    return own(shared(course).get(0), course);
  }

  /** Empty for an id that cannot be part of a file name. */
  private static Optional<String> own(String shared, Course course) {
    String id = course.id().text();
    return NAME.matcher(id).matches()
        ? Optional.of(shared.substring(0, shared.length() - ENDING.length()) + "-" + id + ENDING)
        : Optional.empty();
  }

  /** Those of all courses of the code. */
  private List<String> shared(Course course) throws InputException {
    String code = checked(course.code().text(), request.origin(course, "code"));
    String locale = checked(course.locale().strip(), request.origin(course, "language"));
    return Stream.of(locale, locale.toLowerCase(Locale.ROOT), locale.toUpperCase(Locale.ROOT))
        .distinct()
        .map(written -> code + "-" + written + ENDING)
        .toList();
  }

  /** Why the description cannot be the page of a course with so many sessions. */
  Optional<InputException> misfit(Course course, Description description) throws CqorcException {
    int sessions = course.sessions().size();
    int planned = description.bySession() ? description.plan().size() : 1;
    Optional<Path> file = planned == sessions ? Optional.empty() : file(course);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    String plan =
        sessions == 1 ? "one list of lines" : "one list per session, each with its heading first";
    String name = String.valueOf(file.get().getFileName());
    Optional<String> own = own(course);
    // The file of a code serves every course of it, with other numbers of sessions too.
    String advice =
        own.isEmpty() || own.get().equals(name)
            ? "Make its plan " + plan + "."
            : "Copy the file to "
                + own.get()
                + " in the repository, which is for this course alone, and make the plan there "
                + plan
                + ".";
    return Optional.of(
        new InputException(
            Origin.file(file.get().toString(), Optional.empty()),
            "its plan is for "
                + Words.count(planned, "session")
                + ", but the course has "
                + sessions,
            advice));
  }

  private static String checked(String name, Origin origin) throws InputException {
    if (!NAME.matcher(name).matches()) {
      throw new InputException(
          origin,
          "\"" + name + "\" cannot be part of a file name",
          "Use letters, digits, - and _ only.");
    }
    return name;
  }

  /** A repository may hold symbolic links, also to files that are nobody's business. */
  private static void checkInside(Path folder, Path file) throws InputException {
    boolean inside;
    try {
      inside = file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException failure) {
      inside = false;
    }
    if (!inside) {
      throw new InputException(
          Origin.file(file.toString(), Optional.empty()),
          "the description leads out of the repository of descriptions",
          "Put the file itself into the repository.");
    }
  }
}
