package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A template in which each text that differs stands once for each of several people.
 *
 * @param owners the person of each {@link Fitting#MARK}, which numbers all of their texts
 * @param expected the {@link PersonalText#MARK}s of all texts that say something
 */
record BatchDocument(Document document, List<Integer> owners, Set<String> expected) {
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final Set<String> AROUND = Set.of("svg", "g");
  private static final Set<String> WITHIN =
      Set.of("text", "tspan", "textPath", "title", "desc", "metadata");

  /** Empty when the texts are not independent of what stands around them. */
  static Optional<BatchDocument> of(Document template, List<Document> people) {
    Element root = template.getDocumentElement();
    List<Element> texts = marked(root);
    if (texts.isEmpty()
        || !texts.stream().allMatch(BatchDocument::standsAlone)
        || isReferredTo(root, texts)) {
      return Optional.empty();
    }
    Document merged = (Document) template.cloneNode(true);
    List<Integer> owners = new ArrayList<>();
    Set<String> expected = new HashSet<>();
    List<List<Element>> filled =
        people.stream().map(person -> marked(person.getDocumentElement())).toList();
    for (Element text : marked(merged.getDocumentElement())) {
      String number = text.getAttribute(Fitting.MARK);
      Element all = group(merged);
      // A group of its own for each person would be an object in everybody's file.
      Tree.said(text, "opacity").ifPresent(opacity -> all.setAttribute("opacity", opacity));
      for (int person = 0; person < people.size(); person++) {
        Element own = group(merged);
        own.setAttribute(PersonalText.MARK, person + " " + number);
        for (Element line : filled.get(person)) {
          if (line.getAttribute(Fitting.MARK).equals(number)) {
            own.appendChild(line(merged, line, owners.size()));
            owners.add(person);
          }
        }
        if (!own.getTextContent().isBlank()) {
          expected.add(own.getAttribute(PersonalText.MARK));
        }
        all.appendChild(own);
      }
      text.getParentNode().replaceChild(all, text);
    }
    return Optional.of(new BatchDocument(merged, owners, expected));
  }

  private static Element line(Document merged, Element line, int number) {
    Element own = (Element) merged.importNode(line, true);
    Tree.elements(own).forEach(element -> element.removeAttribute(SvgDrawing.MARK));
    own.setAttribute(Fitting.MARK, Integer.toString(number));
    Tree.unsay(own, "opacity");
    return own;
  }

  private static Element group(Document document) {
    return document.createElementNS(Tree.SVG, "g");
  }

  private static List<Element> marked(Element root) {
    return Tree.elements(root).stream()
        .filter(element -> element.hasAttribute(Fitting.MARK))
        .toList();
  }

  private static boolean standsAlone(Element text) {
    for (Node node = text.getParentNode(); node instanceof Element around; ) {
      if (AROUND.stream().noneMatch(name -> Tree.is(around, name))) {
        return false;
      }
      node = around.getParentNode();
    }
    return Tree.elements(text).stream()
        .allMatch(part -> WITHIN.stream().anyMatch(name -> Tree.is(part, name)));
  }

  /** Whether one of the texts shows in another place too. */
  private static boolean isReferredTo(Element root, List<Element> texts) {
    Set<String> names = new HashSet<>();
    for (Element text : texts) {
      Tree.elements(text).forEach(part -> names.add("#" + part.getAttribute("id")));
    }
    return Tree.elements(root).stream()
        .anyMatch(
            element ->
                names.contains(element.getAttributeNS(XLINK, "href").strip())
                    || names.contains(element.getAttribute("href").strip()));
  }
}
