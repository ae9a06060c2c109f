package ca.calculquebec.cqorc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The diagram in docs/packages.md is what the classes say. {@code -Dcqorc.diagram=write} writes it
 * anew.
 */
final class PackageDiagramTest {
  private static final String ROOT = "ca.calculquebec.cqorc";
  private static final Path PAGE = Path.of("docs", "packages.md");
  private static final String OPENING = "```mermaid\n";
  private static final String CLOSING = "```\n";

  @Test
  void the_diagram_shows_who_knows_whom() throws Exception {
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    int start = page.indexOf(OPENING) + OPENING.length();
    int end = page.indexOf(CLOSING, start);
    String drawn = diagram(direct(uses()));
    if (System.getProperty("cqorc.diagram", "").equals("write")) {
      String written = page.substring(0, start) + drawn + page.substring(end);
      Files.writeString(PAGE, written, StandardCharsets.UTF_8);
    } else {
      assertEquals(drawn, page.substring(start, end));
    }
  }

  /** The packages that each package uses, at any distance. */
  private static Map<String, Set<String>> uses() throws URISyntaxException {
    Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass one : new ClassFileImporter().importPath(classes)) {
      Set<String> used = uses.computeIfAbsent(room(one), any -> new TreeSet<>());
      for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(ROOT)) {
          used.add(room(target));
        }
      }
      used.remove(room(one));
    }
    return uses;
  }

  /** The sandbox is one room here: it shares no class with the rest, and has rules of its own. */
  private static String room(JavaClass one) {
    String name = one.getPackageName();
    String room = name.length() == ROOT.length() ? "Main" : name.substring(ROOT.length() + 1);
    return room.startsWith("sandbox") ? "sandbox" : room;
  }

  /** Without what is known through another package as well: only so can the arrows be followed. */
  private static Map<String, Set<String>> direct(Map<String, Set<String>> uses) {
    Map<String, Set<String>> direct = new TreeMap<>();
    uses.forEach(
        (room, used) -> {
          Set<String> left = new TreeSet<>(used);
          used.forEach(between -> left.removeAll(reach(between, uses)));
          direct.put(room, left);
        });
    return direct;
  }

  private static Set<String> reach(String room, Map<String, Set<String>> uses) {
    Set<String> reached = new TreeSet<>();
    collect(room, uses, reached);
    return reached;
  }

  private static void collect(String room, Map<String, Set<String>> uses, Set<String> reached) {
    for (String next : uses.getOrDefault(room, Set.of())) {
      if (reached.add(next)) {
        collect(next, uses, reached);
      }
    }
  }

  private static String diagram(Map<String, Set<String>> direct) {
    StringBuilder text = new StringBuilder("flowchart TD\n");
    direct.forEach(
        (room, used) ->
            used.forEach(
                next -> text.append("  ").append(room).append(" --> ").append(next).append('\n')));
    return text.toString();
  }
}
