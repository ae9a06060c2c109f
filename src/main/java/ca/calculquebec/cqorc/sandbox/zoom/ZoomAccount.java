package ca.calculquebec.cqorc.sandbox.zoom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Zoom's people: who exists in the account, who is licensed, who may host webinars. */
public record ZoomAccount(ObjectNode users) {
  /** A person of the account. */
  record User(String id, String email, boolean licensed, boolean webinars) {}

  public static void add(
      ObjectNode users, String id, String email, boolean licensed, boolean webinars) {
    users
        .putObject(email.toLowerCase(Locale.ROOT))
        .put("id", id)
        .put("licensed", licensed)
        .put("webinars", webinars);
  }

  Optional<User> find(String idOrEmail) {
    String wanted = idOrEmail.toLowerCase(Locale.ROOT);
    return users.properties().stream()
        .filter(
            entry ->
                entry.getKey().equals(wanted)
                    || entry.getValue().path("id").asText().equals(idOrEmail))
        .map(
            entry -> {
              JsonNode user = entry.getValue();
              return new User(
                  user.path("id").asText(),
                  entry.getKey(),
                  user.path("licensed").asBoolean(),
                  user.path("webinars").asBoolean());
            })
        .findFirst();
  }

  User get(String idOrEmail) {
    return find(idOrEmail)
        .orElseThrow(() -> ZoomErrors.of(404, 1001, "User does not exist: " + idOrEmail + "."));
  }

  /** The addresses as Zoom gives them back; one bad address refuses them all. */
  String alternativeHosts(String text) {
    TreeSet<String> hosts = new TreeSet<>();
    List<String> unknown = new ArrayList<>();
    Arrays.stream(text.split("[,;]"))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .forEach(
            host -> {
              Optional<User> user = find(host);
              if (user.isEmpty()) {
                unknown.add(host);
              } else if (!user.get().licensed()) {
                throw ZoomErrors.of(400, 1115, "Alternative host has no licence: " + host + ".");
              } else {
                hosts.add(user.get().email());
              }
            });
    if (!unknown.isEmpty()) {
      throw ZoomErrors.of(
          400,
          1114,
          "Alternative host is not in this account: " + String.join(", ", unknown) + ".");
    }
    return String.join(";", hosts);
  }
}
