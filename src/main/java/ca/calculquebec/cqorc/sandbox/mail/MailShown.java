package ca.calculquebec.cqorc.sandbox.mail;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.PageText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The mail that came, for people and for comparison. */
public final class MailShown {
  private MailShown() {}

  public static ArrayNode of(List<ReceivedMail> mails, boolean comparable) {
    List<ObjectNode> found = new ArrayList<>();
    for (ReceivedMail mail : mails) {
      ObjectNode shown = JsonTree.object();
      if (!comparable) {
        shown.put("time", mail.time().toString());
      }
      mail.to().stream().sorted().forEach(shown.putArray("to")::add);
      shown.put("from", mail.from()).put("subject", mail.subject());
      mail.attachments().forEach(shown.putArray("attachments")::add);
      shown.put("text", mail.text());
      found.add(shown);
    }
    return JsonTree.array().addAll(found);
  }

  public static void page(PageText page, JsonNode mails) {
    page.heading("E-mail");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode mail : mails) {
      List<String> to = new ArrayList<>();
      mail.path("to").forEach(one -> to.add(one.asText()));
      List<String> attachments = new ArrayList<>();
      mail.path("attachments").forEach(one -> attachments.add(one.asText()));
      rows.add(
          List.of(
              String.valueOf(rows.size()),
              mail.path("time").asText(),
              String.join("\n", to),
              mail.path("subject").asText(),
              mail.path("text").asText(),
              String.join("\n", attachments)));
    }
    page.table(List.of("number", "time", "to", "subject", "text", "attachments"), rows);
  }
}
