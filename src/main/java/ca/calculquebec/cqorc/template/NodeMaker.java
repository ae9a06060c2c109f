package ca.calculquebec.cqorc.template;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Counts the nodes of one template, so that their tree stays small, and collects its names. */
final class NodeMaker {
  private final Set<String> names = new LinkedHashSet<>();
  private int nodes;

  <N extends Node> N node(N node) throws TemplateRefusal {
    nodes++;
    if (nodes > Limits.NODES) {
      throw TemplateRefusal.at(
          node.span(), " makes this too long to compute", "Write it more simply.");
    }
    return node;
  }

  Node name(SourceSpan span, String name) throws TemplateRefusal {
    names.add(name);
    return node(new Node.Name(span, name));
  }

  Set<String> names() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }
}
