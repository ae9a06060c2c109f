package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.file.BoundedFile;
import ca.calculquebec.cqorc.file.PrivateFiles;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Saved plans as files of JSON, which a person may read and put under version control. */
public final class PlanFile {
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PlanFile() {}

  public static void write(Path file, SavedPlan saved) throws InputException {
    try {
      if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
        throw new NoSuchFileException(file.toString());
      }
      PrivateFiles.OWNER.write(file, bytes(saved));
    } catch (IOException failure) {
      throw new InputException(
          "the plan cannot be written to " + file + " (" + why(failure) + ")",
          "Name a file in a directory that exists and that you may write to.");
    }
  }

  /**
   * @throws InputException when there is no such file, or it is no saved plan of this format
   */
  public static SavedPlan read(Path file) throws InputException {
    JsonNode tree;
    try {
      tree = JSON.readTree(BoundedFile.bytes(file, BoundedFile.TABLE));
    } catch (NoSuchFileException missing) {
      throw new InputException(
          "there is no file " + file, "Name a file that --plan-out has written.");
    } catch (JsonProcessingException malformed) {
      throw notAPlan(file, "it is no JSON, or only a part of a file");
    } catch (IOException failure) {
      throw new InputException(
          "the plan " + file + " cannot be read (" + why(failure) + ")",
          "Check that it is a file and that you may read it.");
    }
    int format = tree.path("cqorc_plan").asInt(0);
    if (format > FORMAT) {
      throw new InputException(
          file
              + " was saved by a newer cqorc (it is of format "
              + format
              + ", and this one reads format "
              + FORMAT
              + ")",
          "Use that cqorc, or save the plan again with this one's --plan-out.");
    }
    if (format < FORMAT) {
      throw notAPlan(file, "it has no \"cqorc_plan\"");
    }
    try {
      return saved(tree);
    } catch (DateTimeException malformed) {
      throw notAPlan(file, "its \"reference_time\" is no time");
    } catch (IllegalArgumentException malformed) {
      throw notAPlan(file, malformed.getMessage());
    }
  }

  private static String why(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static InputException notAPlan(Path file, String why) {
    return new InputException(
        file + " is no saved plan: " + why,
        "Save the plan again with --plan-out; a saved plan is not meant to be edited.");
  }

  private static byte[] bytes(SavedPlan saved) throws JsonProcessingException {
    Plan plan = saved.plan();
    ObjectNode root = NODES.objectNode();
    root.put("cqorc_plan", FORMAT);
    root.put("saved_by", saved.program());
    root.set("arguments", texts(saved.arguments()));
    root.put("reference_time", saved.reference().toString());
    root.put("spreadsheet", saved.spreadsheet());
    ObjectNode settings = root.putObject("settings");
    new TreeMap<>(saved.settings()).forEach(settings::put);
    root.put("salt", saved.salt());
    root.put("heading", plan.heading());
    root.put("left_out", plan.leftOut());
    root.set("warnings", texts(plan.warnings()));
    root.set("closing", texts(plan.closing()));
    root.put("existing", plan.existing());
    courses(root.putArray("courses"), plan.courses());
    courses(root.putArray("strays"), plan.orphans());
    return JSON.writeValueAsBytes(root);
  }

  private static void courses(ArrayNode courses, List<CoursePlan> plans) {
    for (CoursePlan course : plans) {
      ObjectNode node = courses.addObject();
      node.put("course_id", course.label().id().text());
      node.put("code", course.label().code());
      node.put("start", course.label().start());
      node.put("title", course.label().title());
      ArrayNode changes = node.putArray("changes");
      course.changes().forEach(change -> changes.add(change(change)));
      ArrayNode problems = node.putArray("problems");
      course.problems().forEach(problem -> problems.add(problem(problem)));
    }
  }

  private static ObjectNode change(Change change) {
    ObjectNode node = NODES.objectNode();
    node.put("kind", word(change.kind()));
    node.put("service", change.service().word());
    node.put("resource", change.name());
    node.put("which", change.apart());
    node.put("id", change.id().orElse(null));
    change.rows().forEach(node.putArray("rows")::add);
    ArrayNode fields = node.putArray("fields");
    for (FieldChange field : change.fields()) {
      ObjectNode entry = fields.addObject();
      entry.put("name", field.name());
      entry.put("from", field.from().orElse(null));
      entry.put("to", field.to().orElse(null));
    }
    node.set("people", texts(change.people()));
    node.put("weight", change.lossWarning());
    node.put("removed", change.removal().people());
    node.put("removed_of", change.removal().of());
    node.put("note", change.note());
    return node;
  }

  private static ObjectNode problem(CoursePlan.ServiceProblem problem) {
    ObjectNode node = NODES.objectNode();
    node.put("service", problem.service());
    node.put("cause", problem.problem().cause());
    node.put("advice", problem.problem().advice());
    node.put("interrupted", problem.interrupted());
    node.put("input", problem.input());
    return node;
  }

  private static ArrayNode texts(Iterable<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static List<CoursePlan> courses(JsonNode array) {
    List<CoursePlan> courses = new ArrayList<>();
    for (JsonNode course : array) {
      List<Action> actions = new ArrayList<>();
      CourseId id = new CourseId(text(course, "course_id"));
      for (JsonNode change : course.path("changes")) {
        actions.add(Action.note(change(id, change)));
      }
      List<CoursePlan.ServiceProblem> problems = new ArrayList<>();
      for (JsonNode problem : course.path("problems")) {
        problems.add(
            new CoursePlan.ServiceProblem(
                text(problem, "service"),
                new Problem(text(problem, "cause"), text(problem, "advice")),
                problem.path("interrupted").asBoolean(),
                problem.path("input").asBoolean()));
      }
      CourseLabel label =
          new CourseLabel(id, text(course, "code"), text(course, "start"), text(course, "title"));
      courses.add(new CoursePlan(label, actions, problems));
    }
    return courses;
  }

  private static SavedPlan saved(JsonNode root) {
    Plan plan =
        new Plan(
            text(root, "heading"),
            courses(root.path("courses")),
            text(root, "left_out"),
            texts(root, "warnings"),
            texts(root, "closing"),
            courses(root.path("strays")),
            Coverage.NOTHING,
            root.path("existing").asInt());
    return new SavedPlan(
        arguments(root),
        Instant.parse(text(root, "reference_time")),
        text(root, "spreadsheet"),
        optional(root, "saved_by").orElse(""),
        settings(root),
        plan,
        optional(root, "salt").orElse(""));
  }

  private static List<String> arguments(JsonNode root) {
    List<String> arguments = texts(root, "arguments");
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("it has no \"arguments\"");
    }
    return arguments;
  }

  private static Map<String, String> settings(JsonNode root) {
    Map<String, String> settings = new TreeMap<>();
    root.path("settings")
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asText()));
    return settings;
  }

  /** Files are kept: what they call a kind stays, whatever the code calls it. */
  private static String word(Kind kind) {
    return switch (kind) {
      case UNCHANGED -> "IN_LINE";
      case SKIPPED -> "LEFT_OUT";
      default -> kind.name();
    };
  }

  private static Kind kind(String name) {
    return Stream.of(Kind.values())
        .filter(kind -> word(kind).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("it has an unknown kind \"" + name + "\""));
  }

  private static Change change(CourseId course, JsonNode node) {
    List<FieldChange> fields = new ArrayList<>();
    for (JsonNode field : node.path("fields")) {
      fields.add(
          new FieldChange(text(field, "name"), optional(field, "from"), optional(field, "to")));
    }
    Set<String> people = new LinkedHashSet<>(texts(node, "people"));
    List<Integer> rows = new ArrayList<>();
    node.path("rows").forEach(row -> rows.add(row.asInt()));
    Resource resource = Resource.of(text(node, "service"), text(node, "resource"));
    return new Change(
        kind(text(node, "kind")),
        course,
        resource,
        resource == Resource.CELL ? text(node, "resource") : text(node, "which"),
        optional(node, "id"),
        rows,
        fields,
        people,
        text(node, "weight"),
        new Change.Removal(node.path("removed").asInt(), node.path("removed_of").asInt()),
        text(node, "note"));
  }

  private static String text(JsonNode node, String field) {
    return optional(node, field)
        .orElseThrow(() -> new IllegalArgumentException("it has no \"" + field + "\""));
  }

  private static Optional<String> optional(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  private static List<String> texts(JsonNode node, String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
