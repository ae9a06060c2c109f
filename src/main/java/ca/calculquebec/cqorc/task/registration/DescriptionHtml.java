package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.task.registration.Description.PlanItem;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/** The page of an event: the template's modules with the course's texts in their placeholders. */
final class DescriptionHtml {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\[\\[(SUMMARY|DESCRIPTION|PREREQS|PLAN|INSTRUCTOR)]]");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final String SLOT = "cqorc-slot";
  private static final String SUMMARY = "SUMMARY";

  /** A list or a new paragraph cannot stand inside one of these. */
  private static final Set<String> PHRASING =
      Set.of(
          "p", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "b", "i", "u", "a", "span",
          "font");

  private final Course course;
  private final Description description;

  private DescriptionHtml(Course course, Description description) {
    this.course = course;
    this.description = description;
  }

  static List<Map<String, Object>> fill(
      List<Map<String, Object>> template, Description description, Course course) {
    DescriptionHtml html = new DescriptionHtml(course, description);
    List<Map<String, Object>> page = new ArrayList<>();
    for (Map<String, Object> module : template) {
      if (!TextModule.isText(module) || !PLACEHOLDER.matcher(TextModule.html(module)).find()) {
        page.add(module);
        continue;
      }
      String filled = html.fill(TextModule.html(module));
      if (!filled.isBlank()) {
        page.add(TextModule.withHtml(module, filled));
      }
    }
    return page;
  }

  private String fill(String template) {
    Document document = Jsoup.parseBodyFragment(template);
    document
        .outputSettings()
        .prettyPrint(false)
        .charset(StandardCharsets.UTF_8)
        .escapeMode(Entities.EscapeMode.xhtml);
    // All placeholders are found before the first is filled: what a description says is no
    // placeholder, whatever it looks like.
    for (Element slot : slots(document)) {
      if (slot.ownerDocument() == null) {
        continue;
      }
      switch (slot.attr("name")) {
        case SUMMARY -> dropBlock(slot);
        case "DESCRIPTION" -> paragraphs(slot, description.description());
        case "PREREQS" -> prerequisites(slot);
        case "PLAN" -> blocks(slot, plan());
        default -> instructors(slot);
      }
    }
    return document.body().html().strip();
  }

  private static List<Element> slots(Document document) {
    List<TextNode> texts = new ArrayList<>();
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text && PLACEHOLDER.matcher(text.getWholeText()).find()) {
            texts.add(text);
          }
        },
        document.body());
    List<Element> slots = new ArrayList<>();
    for (TextNode text : texts) {
      String whole = text.getWholeText();
      Matcher matcher = PLACEHOLDER.matcher(whole);
      int from = 0;
      while (matcher.find()) {
        text.before(new TextNode(whole.substring(from, matcher.start())));
        Element slot = new Element(SLOT).attr("name", matcher.group(1));
        text.before(slot);
        slots.add(slot);
        from = matcher.end();
      }
      text.before(new TextNode(whole.substring(from)));
      text.remove();
    }
    return slots;
  }

  private void prerequisites(Element slot) {
    if (description.prerequisites().list()) {
      List<PlanItem> items = new ArrayList<>();
      description.prerequisites().lines().forEach(line -> items.add(new PlanItem(line, List.of())));
      blocks(slot, items.isEmpty() ? List.of() : List.of(list(items)));
    } else {
      paragraphs(slot, description.prerequisites().lines());
    }
  }

  private static void paragraphs(Element slot, List<String> paragraphs) {
    if (paragraphs.size() == 1) {
      slot.replaceWith(new TextNode(paragraphs.get(0)));
      return;
    }
    List<Element> blocks = new ArrayList<>();
    paragraphs.forEach(text -> blocks.add(new Element("p").text(text)));
    blocks(slot, blocks);
  }

  private static void dropBlock(Element slot) {
    Element block = slot.parent();
    while (block != null && PHRASING.contains(block.normalName()) && !isParagraph(block)) {
      block = block.parent();
    }
    // A text without a block of its own goes alone.
    if (block == null || block.normalName().equals("body")) {
      slot.remove();
    } else {
      block.remove();
    }
  }

  /** Whether the page says who teaches. */
  static boolean namesInstructor(List<Map<String, Object>> template) {
    return template.stream()
        .anyMatch(
            module ->
                TextModule.isText(module) && TextModule.html(module).contains("[[INSTRUCTOR]]"));
  }

  /** Without an instructor, "With , from the team" is not what anybody should read. */
  private void instructors(Element slot) {
    String names = instructors();
    if (names.isEmpty()) {
      dropText(slot);
    } else {
      slot.replaceWith(new TextNode(names));
    }
  }

  /** The paragraph goes; where it holds more than this slot, what stands around the slot does. */
  private static void dropText(Element slot) {
    Element block = slot.parent();
    Node inBlock = slot;
    while (block != null && PHRASING.contains(block.normalName()) && !isParagraph(block)) {
      inBlock = block;
      block = block.parent();
    }
    if (block == null) {
      slot.remove();
      return;
    }
    List<Node> nodes = List.copyOf(block.childNodes());
    int from = inBlock.siblingIndex();
    int to = from + 1;
    while (from > 0 && !isBoundary(nodes.get(from - 1))) {
      from--;
    }
    while (to < nodes.size() && !isBoundary(nodes.get(to))) {
      to++;
    }
    nodes.subList(from, to).forEach(Node::remove);
    dropIfEmpty(block);
  }

  /** A block, a line break or another slot, where a run of text ends. */
  private static boolean isBoundary(Node node) {
    return node instanceof Element element
        && (!PHRASING.contains(element.normalName())
            || isParagraph(element)
            || !element.select(SLOT).isEmpty());
  }

  private static boolean isParagraph(Element element) {
    return element.normalName().matches("p|h[1-6]");
  }

  private static void blocks(Element slot, List<Element> blocks) {
    if (blocks.isEmpty()) {
      Element around = slot.parent();
      slot.remove();
      dropIfEmpty(around);
      return;
    }
    lift(slot);
    blocks.forEach(slot::before);
    slot.remove();
  }

  /** Parts the paragraph around a slot in two, so that a list can stand between them. */
  private static void lift(Element slot) {
    while (slot.parent() != null && PHRASING.contains(slot.parent().normalName())) {
      Element around = slot.parent();
      Element rest = around.shallowClone();
      Node next = slot.nextSibling();
      while (next != null) {
        Node following = next.nextSibling();
        rest.appendChild(next);
        next = following;
      }
      around.after(slot);
      slot.after(rest);
      dropIfEmpty(around);
      dropIfEmpty(rest);
    }
  }

  private static void dropIfEmpty(Element element) {
    boolean empty =
        !element.hasText() && element.select("img, " + SLOT).isEmpty() && element.parent() != null;
    if (empty && !element.normalName().equals("body")) {
      element.remove();
    }
  }

  private List<Element> plan() {
    if (description.plan().isEmpty()) {
      return List.of();
    }
    if (!description.bySession()) {
      return List.of(list(description.plan()));
    }
    List<Element> blocks = new ArrayList<>();
    for (int index = 0; index < description.plan().size(); index++) {
      PlanItem item = description.plan().get(index);
      Element heading = new Element("p");
      heading.appendElement("strong").text(heading(item.line(), course.sessions().get(index)));
      blocks.add(heading);
      if (!item.below().isEmpty()) {
        blocks.add(list(item.below().stream().map(line -> new PlanItem(line, List.of())).toList()));
      }
    }
    return blocks;
  }

  private static String heading(String line, Session session) {
    return line
        + " ("
        + DAY.format(session.start())
        + ", "
        + TIME.format(session.start())
        + " - "
        + TIME.format(session.end())
        + ")";
  }

  private static Element list(List<PlanItem> items) {
    Element list = new Element("ul");
    for (PlanItem item : items) {
      Element line = list.appendElement("li").appendText(item.line());
      if (!item.below().isEmpty()) {
        Element below = line.appendElement("ul");
        item.below().forEach(text -> below.appendElement("li").text(text));
      }
    }
    return list;
  }

  /** In the order of the sheet's rows, each person once. */
  private String instructors() {
    Set<String> names = new LinkedHashSet<>();
    course.sessions().stream()
        .sorted(Comparator.comparingInt(Session::row))
        .flatMap(session -> session.trainers(Role.INSTRUCTOR).stream())
        .map(Trainer::fullName)
        .forEach(names::add);
    return String.join(", ", names);
  }
}
