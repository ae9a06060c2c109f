package ca.calculquebec.cqorc.scenario.golden;

import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.sandbox.sheets.SheetEdits;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that tells a story: {@code sheet.csv}, and if need be {@code trainers.yml} and {@code
 * config.cfg}; {@code session.txt} with what is typed and what is answered; {@code requests.txt}
 * with what was then asked of the services; {@code sheet-after.csv} with what the sheet holds in
 * the end, an id as what it points to.
 *
 * <p>In {@code session.txt}, {@code $ cqorc …} is a command, {@code > row 3, title: …} is what a
 * person types into the sheet, {@code > insert row 3}, {@code > delete row 3} and {@code > sort by
 * title} are what else a person does there. Of a command that changes something only the summary
 * stands there, since the order of its lines is not always the same.
 */
final class Golden {
  private static final Pattern TYPES = Pattern.compile("> row (\\d+), (\\w+): ?(.*)");
  private static final Pattern ROW = Pattern.compile("> (insert|delete) row (\\d+)");
  private static final Pattern SORT = Pattern.compile("> sort by (\\w+)");
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private final Path story;

  Golden(Path story) {
    this.story = story;
  }

  /** The three files that are compared, by name. */
  record Told(Map<String, String> files) {}

  String expected(String file) throws IOException {
    Path path = story.resolve(file);
    return Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
  }

  void write(Told told) throws IOException {
    for (Map.Entry<String, String> file : told.files().entrySet()) {
      Files.writeString(story.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
    }
  }

  /** Tells the story in a fresh world, and repeats the last command of each kind. */
  Told tell(World world) throws IOException {
    world.sheet().typeAll(Csv.parse(expected("sheet.csv")));
    if (Files.exists(story.resolve("trainers.yml"))) {
      world.write(world.secret("trainers.yml"), expected("trainers.yml"));
    }
    if (Files.exists(story.resolve("config.cfg"))) {
      world.write(world.secret("zz-story.cfg"), expected("config.cfg"));
    }
    StringBuilder session = new StringBuilder();
    Map<String, String> last = new LinkedHashMap<>();
    for (String line : expected("session.txt").split("\n", -1)) {
      if (line.startsWith("> ")) {
        session.append(line).append("\n\n");
        edit(world.sheet(), line);
      } else if (line.startsWith("$ cqorc ")) {
        String command = line.substring("$ cqorc ".length()).strip();
        session.append(answer(command, world.run(oneByOne(command))));
        if (!command.contains("--dry-run")) {
          last.put(command.split(" ")[0], command);
        }
      }
    }
    Map<String, String> files = new TreeMap<>();
    files.put("session.txt", session.toString());
    files.put("requests.txt", requests(world));
    files.put("sheet-after.csv", after(world));
    repeat(world, last.values());
    return new Told(files);
  }

  /** So that the requests come in one order; what only reads needs none. */
  private static String oneByOne(String command) {
    return command.startsWith("status") ? command : command + " --parallel 1";
  }

  private static void repeat(World world, Iterable<String> commands) {
    String before = world.state();
    for (String command : commands) {
      Result again = world.run(command);
      if (!again.changes().isEmpty() || !world.state().equals(before)) {
        throw new AssertionError("the second time changes " + again.changes() + "\n" + again);
      }
    }
  }

  private static void edit(SheetEdits sheet, String line) {
    Matcher types = TYPES.matcher(line);
    Matcher row = ROW.matcher(line);
    Matcher sort = SORT.matcher(line);
    if (types.matches()) {
      sheet.type(Integer.parseInt(types.group(1)), types.group(2), types.group(3));
    } else if (row.matches()) {
      int number = Integer.parseInt(row.group(2));
      if (row.group(1).equals("insert")) {
        sheet.insertRow(number);
      } else {
        sheet.deleteRow(number);
      }
    } else if (sort.matches()) {
      sheet.sort(sort.group(1), true);
    } else {
      throw new IllegalArgumentException(line);
    }
  }

  private static String answer(String command, Result result) {
    String out = result.out();
    boolean changing = !result.changes().isEmpty();
    String shown = changing ? out.substring(out.indexOf("\n\n") + 2) : out;
    return "$ cqorc "
        + command
        + "\n"
        + masked(result.err() + shown)
        + (result.exit() == 0 ? "" : "exit code " + result.exit() + "\n")
        + "\n";
  }

  /** Ids are another matter, and so is where the test has its folders. */
  private static String masked(String text) {
    return text.replaceAll("\\S+/sandbox/descriptions/", "…/descriptions/")
        .replaceAll("\\b\\d{3} \\d{4} \\d{3,4}\\b", "### #### ####")
        .replaceAll("\\b([CQ])0?\\d{7,}\\b", "$1#######")
        .replaceAll("\\bBk[0-9A-Z]{8,}\\b", "Bk#######")
        .replaceAll("\\bcq[0-9a-v]{20,}\\b", "cq#######")
        .replaceAll("\\b\\d{9,}\\b", "#########");
  }

  /** In their order; of the sheet, whose writes go together as it happens, the cells. */
  private static String requests(World world) throws IOException {
    StringBuilder text = new StringBuilder();
    Map<String, String> cells = new TreeMap<>();
    for (RecordedRequest request : world.sandbox().changes()) {
      if (request.service().equals("sheets")) {
        for (JsonNode range : JSON.readTree(request.body()).path("data")) {
          String cell = range.path("range").asText().replaceAll(".*!", "");
          cells.merge(cell, range.path("values").path(0).path(0).asText(), (a, b) -> a + ", " + b);
        }
      } else {
        text.append(World.line(request)).append(sorted(request.body())).append('\n');
      }
    }
    cells.forEach(
        (cell, value) ->
            text.append("sheet ").append(cell).append(" = ").append(value).append('\n'));
    return masked(text.toString());
  }

  /** The order of a JSON object's keys means nothing. */
  private static String sorted(String body) throws IOException {
    if (body.isEmpty()) {
      return "";
    }
    return body.startsWith("{")
        ? " " + JSON.writeValueAsString(JSON.readValue(body, Object.class))
        : " "
            + String.join(" & ", Stream.of(body.split("&")).map(Golden::decoded).sorted().toList());
  }

  private static String decoded(String field) {
    String text = URLDecoder.decode(field, StandardCharsets.UTF_8).replace("\n", "\\n");
    // A time, which must not be taken for an id.
    return text.startsWith("post_at=")
        ? "post_at=" + Instant.ofEpochSecond(Long.parseLong(text.substring("post_at=".length())))
        : text;
  }

  private static String after(World world) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    JsonNode shown = JSON.readTree(world.state()).path("sheets").path(0).path("tabs").path(0);
    for (JsonNode row : shown.path("rows")) {
      List<String> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(cell.asText()));
      while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
        cells.remove(cells.size() - 1);
      }
      rows.add(cells);
    }
    return Csv.format(rows);
  }
}
