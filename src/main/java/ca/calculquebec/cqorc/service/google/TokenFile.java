package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.file.PrivateFiles;
import ca.calculquebec.cqorc.http.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A token on disk, byte for byte as Python's google-auth writes it, so that the file serves the
 * predecessor too. Keys that are unknown here are kept.
 */
final class TokenFile {
  /** The order in which google-auth writes them; unknown ones follow. */
  private static final List<String> ORDER =
      List.of(
          "token",
          "refresh_token",
          "token_uri",
          "client_id",
          "client_secret",
          "scopes",
          "rapt_token",
          "universe_domain",
          "account",
          "expiry");

  private static final List<String> REQUIRED =
      List.of("refresh_token", "client_id", "client_secret");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final ObjectNode values;

  private TokenFile(ObjectNode values) {
    this.values = values;
  }

  /** What a consent gave. */
  static TokenFile of(
      String token,
      String refreshToken,
      String tokenUri,
      String clientId,
      String clientSecret,
      String scope,
      Instant expiry) {
    ObjectNode values = Json.mapper().createObjectNode();
    values.put("token", token);
    values.put("refresh_token", refreshToken);
    values.put("token_uri", tokenUri);
    values.put("client_id", clientId);
    values.put("client_secret", clientSecret);
    values.putArray("scopes").add(scope);
    values.put("universe_domain", "googleapis.com");
    values.put("account", "");
    values.put("expiry", format(expiry));
    return new TokenFile(values);
  }

  /**
   * @throws ServiceException naming the file, when it cannot be used
   */
  static TokenFile read(Path file) throws ServiceException {
    JsonNode tree = JsonFile.read(file, "token file", Troubles.CONSENT);
    for (String key : REQUIRED) {
      if (!tree.has(key)) {
        throw Troubles.credentials(
            "the token file " + file + " lacks \"" + key + "\"", Troubles.CONSENT);
      }
    }
    return new TokenFile((ObjectNode) tree);
  }

  Optional<String> token() {
    return text("token");
  }

  Optional<String> refreshToken() {
    return text("refresh_token");
  }

  String clientId() {
    return text("client_id").orElse("");
  }

  String clientSecret() {
    return text("client_secret").orElse("");
  }

  /** Empty when the file does not say; a list or words separated by blanks. */
  List<String> scopes() {
    JsonNode scopes = values.path("scopes");
    List<String> found = new ArrayList<>();
    if (scopes.isTextual()) {
      found.addAll(List.of(scopes.asText().trim().split("\\s+")));
    } else {
      scopes.forEach(scope -> found.add(scope.asText()));
    }
    return List.copyOf(found);
  }

  /** Without fraction, as google-auth reads it; empty counts as expired. */
  Optional<Instant> expiry() {
    return text("expiry").flatMap(TokenFile::parse);
  }

  /** The same file after a refresh; Google sends a new refresh token only now and then. */
  TokenFile refreshed(String token, Optional<String> refreshToken, Instant expiry) {
    ObjectNode changed = values.deepCopy();
    changed.put("token", token);
    refreshToken.ifPresent(value -> changed.put("refresh_token", value));
    changed.put("expiry", format(expiry));
    return new TokenFile(changed);
  }

  /** One line, as Python's json.dumps writes it. */
  String toJson() {
    ObjectNode ordered = Json.mapper().createObjectNode();
    for (String key : ORDER) {
      if (values.hasNonNull(key)) {
        ordered.set(key, values.get(key));
      }
    }
    values
        .properties()
        .forEach(
            entry -> {
              if (!ORDER.contains(entry.getKey()) && !entry.getValue().isNull()) {
                ordered.set(entry.getKey(), entry.getValue());
              }
            });
    try {
      return Json.mapper()
          .writer(new PythonSpacing())
          .with(JsonWriteFeature.ESCAPE_NON_ASCII)
          .without(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .writeValueAsString(ordered);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that JSON cannot hold", e);
    }
  }

  void write(Path file) throws IOException {
    PrivateFiles.OWNER.write(file, toJson().getBytes(StandardCharsets.US_ASCII));
  }

  private Optional<String> text(String key) {
    return Optional.of(values.path(key).asText("")).filter(text -> !text.isEmpty());
  }

  private static Optional<Instant> parse(String text) {
    String bare = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
    int point = bare.indexOf('.');
    try {
      return Optional.of(
          LocalDateTime.parse(point < 0 ? bare : bare.substring(0, point))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static String format(Instant instant) {
    Instant exact = instant.truncatedTo(ChronoUnit.MICROS);
    boolean whole = exact.equals(exact.truncatedTo(ChronoUnit.SECONDS));
    return (whole ? SECONDS : MICROSECONDS).format(exact) + "Z";
  }

  private static final class PythonSpacing extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
      json.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
      json.writeRaw(", ");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
      json.writeRaw(", ");
    }
  }
}
