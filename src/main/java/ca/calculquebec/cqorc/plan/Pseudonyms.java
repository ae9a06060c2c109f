package ca.calculquebec.cqorc.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes people out of what is kept and given away: trainers get the key that the sheet has for
 * them, others a mark, which is the same for the same person and salt. So two plans can still be
 * compared.
 */
public final class Pseudonyms {
  /** Things that are one participant's, or list them. */
  private static final Set<Resource> PARTICIPANTS =
      EnumSet.of(Resource.CERTIFICATE, Resource.E_MAIL, Resource.DRIVE_FILE, Resource.USERNAMES);

  private static final Set<Resource> LISTS_OF_PEOPLE =
      EnumSet.of(Resource.PANELISTS, Resource.INVITATIONS);
  private static final Set<String> FIELDS_OF_PEOPLE = Set.of("hosts", "guests");
  private static final Set<String> NO_PEOPLE = Set.of("address", "password");
  private static final Pattern BETWEEN = Pattern.compile(", | and |\n");
  private static final String ADDRESS = "[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}";
  private static final int MARK_BYTES = 6;

  private final String salt;
  private final Map<String, String> keys;
  private final Pattern people;

  /**
   * @param salt of one plan; blank takes nobody out
   * @param keys trainers' keys by their names and addresses, these in small letters
   */
  public Pseudonyms(String salt, Map<String, String> keys) {
    this.salt = salt;
    this.keys = Map.copyOf(keys);
    String names =
        keys.keySet().stream()
            // A single word may be a word of a title.
            .filter(name -> name.contains(" "))
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    String known = names.isEmpty() ? "" : "(?<![\\p{L}\\p{N}])(?:" + names + ")(?![\\p{L}\\p{N}])|";
    this.people = Pattern.compile(known + ADDRESS);
  }

  /** Whether what tells such things apart is somebody's name. */
  static boolean namesParticipant(Change change) {
    return PARTICIPANTS.contains(change.resource());
  }

  /** Addresses and trainers' names, wherever they stand in a text. */
  public String text(String text) {
    return salt.isBlank()
        ? text
        : people.matcher(text).replaceAll(found -> Matcher.quoteReplacement(one(found.group())));
  }

  public Plan plan(Plan plan) {
    boolean remarksNamePeople =
        plan.changes().stream().anyMatch(change -> change.resource() == Resource.USERNAMES);
    return new Plan(
        plan.heading(),
        courses(plan.courses()),
        plan.leftOut(),
        texts(plan.warnings()),
        remarksNamePeople && !salt.isBlank() ? List.of() : texts(plan.closing()),
        courses(plan.orphans()),
        plan.coverage(),
        plan.existing());
  }

  private List<CoursePlan> courses(List<CoursePlan> courses) {
    return courses.stream()
        .map(
            course ->
                new CoursePlan(
                    course.label(),
                    course.changes().stream().map(change -> Action.note(change(change))).toList(),
                    course.problems().stream().map(this::problem).toList()))
        .toList();
  }

  private CoursePlan.ServiceProblem problem(CoursePlan.ServiceProblem problem) {
    Problem told = problem.problem();
    return new CoursePlan.ServiceProblem(
        problem.service(),
        new Problem(text(told.cause()), text(told.advice())),
        problem.interrupted(),
        problem.input());
  }

  Change change(Change change) {
    if (salt.isBlank()) {
      return change;
    }
    boolean participant = namesParticipant(change);
    return change
        .withWhich(participant ? list(change.which()) : text(change.which()))
        .withFields(change.fields().stream().map(field -> field(change, field)).toList())
        .withPeople(marks(change.people()))
        .withLossWarning(text(change.lossWarning()))
        // Usernames' notes name those who have one and are not registered.
        .withNote(
            change.resource() == Resource.USERNAMES ? list(change.note()) : text(change.note()));
  }

  private FieldChange field(Change change, FieldChange field) {
    boolean people =
        FIELDS_OF_PEOPLE.contains(field.name())
            || LISTS_OF_PEOPLE.contains(change.resource())
            || (namesParticipant(change) && !NO_PEOPLE.contains(field.name()));
    return new FieldChange(field.name(), value(field.from(), people), value(field.to(), people));
  }

  private Optional<String> value(Optional<String> value, boolean people) {
    return value.map(text -> people ? list(text) : text(text));
  }

  private Set<String> marks(Collection<String> addresses) {
    Set<String> marks = new LinkedHashSet<>();
    // Never keys: somebody with two addresses is told twice.
    addresses.forEach(address -> marks.add(mark(address)));
    return marks;
  }

  private List<String> texts(List<String> texts) {
    return texts.stream().map(this::text).toList();
  }

  /** A text that is nothing but people. */
  private String list(String text) {
    StringBuilder list = new StringBuilder();
    Matcher between = BETWEEN.matcher(text);
    int from = 0;
    while (between.find()) {
      list.append(one(text.substring(from, between.start()))).append(between.group());
      from = between.end();
    }
    return list.append(one(text.substring(from))).toString();
  }

  private String one(String person) {
    if (person.isBlank()) {
      return person;
    }
    String key = keys.get(person);
    key = key == null ? keys.get(person.toLowerCase(Locale.ROOT)) : key;
    return key == null ? mark(person) : key;
  }

  private String mark(String person) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt.getBytes(StandardCharsets.UTF_8));
      byte[] hash = digest.digest(person.strip().getBytes(StandardCharsets.UTF_8));
      return "person-" + HexFormat.of().formatHex(hash, 0, MARK_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
