package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.service.git.DescriptionRepository;
import ca.calculquebec.cqorc.task.registration.Description.UnknownKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final Once<DescriptionRepository.Copy> copy;
  private final RegistrationRequest request;
  private final Set<UnknownKey> unknown = ConcurrentHashMap.newKeySet();

  Descriptions(Needed<DescriptionRepository> repository, RegistrationRequest request) {
    this.copy = new Once<>(() -> repository.get().refresh());
    this.request = request;
  }

  /** Clones or pulls, once; why the copy may be old, if it may. */
  Optional<String> refresh() throws CqorcException {
    return copy.get().warning();
  }

  /** Empty for a course without a code. */
  Optional<Description> find(Course course) throws CqorcException {
    if (course.code().isBlank()) {
      return Optional.empty();
    }
    Optional<Path> file = file(course);
    if (file.isPresent()) {
      Description description = DescriptionFile.read(file.get());
      unknown.addAll(description.unknown());
      checkSessions(course, description, file.get());
      return Optional.of(description);
    }
    List<String> names = names(course);
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
  List<UnknownKey> unknownKeys() {
    return unknown.stream().sorted(Comparator.comparing(UnknownKey::text)).toList();
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

  /** In the order in which they are looked for. */
  private List<String> names(Course course) throws InputException {
    String code = checked(course.code().text(), request.origin(course, "code"));
    String locale = checked(course.locale().strip(), request.origin(course, "language"));
    return Stream.of(locale, locale.toLowerCase(Locale.ROOT), locale.toUpperCase(Locale.ROOT))
        .distinct()
        .map(written -> code + "-" + written + ".yaml")
        .toList();
  }

  private static void checkSessions(Course course, Description description, Path file)
      throws InputException {
    int sessions = course.sessions().size();
    int planned = description.bySession() ? description.plan().size() : 1;
    if (planned != sessions) {
      throw new InputException(
          Origin.file(file.toString(), Optional.empty()),
          "its plan is for "
              + (planned == 1 ? "1 session" : planned + " sessions")
              + ", but the course has "
              + sessions,
          sessions == 1
              ? "Make the plan one list of lines."
              : "Give the plan one list per session, each with its heading first.");
    }
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
