package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.file.PrivateFiles;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Resources;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a configuration directory that is ready to use with the sandbox. */
public final class SampleConfig {
  private final Path dir;
  private final SampleKeys keys;
  private final String root;

  public SampleConfig(Path dir, SampleKeys keys, String root) {
    this.dir = dir;
    this.keys = keys;
    this.root = root;
  }

  public static Path config(Path dir) {
    return dir.resolve("config");
  }

  public static Path secrets(Path dir) {
    return config(dir).resolve("secrets");
  }

  public boolean exists() {
    return Files.exists(config(dir).resolve("config.cfg"));
  }

  /** Everything that a person may change afterwards; written once. */
  public void write(String tab) throws IOException {
    Path secrets = secrets(dir);
    Map<String, String> values = values(tab);
    put(
        config(dir).resolve("config.cfg"),
        Resources.filled(SampleConfig.class, "config.cfg", values));
    put(
        secrets.resolve("secrets.cfg"),
        Resources.filled(SampleConfig.class, "secrets.cfg", values));
    put(secrets.resolve("trainers.yml"), trainers());
    // Beside the configuration, not in it: its DEFAULT section would reach into every other.
    put(dir.resolve("soon.cfg"), Resources.filled(SampleConfig.class, "soon.cfg", values));
    token(secrets.resolve("token_sheets_v4.json"), keys.sheetsRefresh(), SampleKeys.SHEETS);
    token(secrets.resolve("token_calendar_v3.json"), keys.calendarRefresh(), SampleKeys.CALENDAR);
    token(secrets.resolve("token_drive_v3.json"), keys.driveRefresh(), SampleKeys.DRIVE);
    for (String language : List.of("fr", "en")) {
      Path mails = config(dir).resolve("email_template");
      String mail = "email_certificates_" + language + ".yml";
      put(mails.resolve(mail), Resources.text(SampleConfig.class, mail));
      put(
          secrets
              .resolve("Attestation_template")
              .resolve("attestation_template_sample_" + language + "_logo.svg"),
          Resources.text(SampleConfig.class, "attestation_" + language + ".svg"));
    }
  }

  /** What depends on where the sandbox answers; written at every start. */
  public void writeAddresses(SampleDescriptions descriptions, int mailPort) throws IOException {
    Path clientSecret = secrets(dir).resolve("client_secret.json");
    Map<String, String> values = new HashMap<>();
    values.put("ROOT", root);
    values.put("MAIL_PORT", String.valueOf(mailPort));
    values.put("TRAINERS", escaped(secrets(dir).resolve("trainers.yml").toString()));
    values.put("STATE", escaped(dir.resolve("state").toString()));
    values.put("CLIENT_SECRET", escaped(clientSecret.toString()));
    values.put("REPOSITORY", escaped(descriptions.repository()));
    values.put("DESCRIPTIONS", escaped(descriptions.working().toString()));
    put(
        config(dir).resolve("sandbox.cfg"),
        Resources.filled(SampleConfig.class, "sandbox.cfg", values));
    ObjectNode client = JsonTree.object();
    client
        .putObject("installed")
        .put("client_id", keys.googleClient())
        .put("project_id", "cqorc-sandbox")
        .put("auth_uri", root + "/google/auth")
        .put("token_uri", root + "/google/token")
        .put("auth_provider_x509_cert_url", root + "/google/certs")
        .put("client_secret", keys.googleSecret())
        .putArray("redirect_uris")
        .add("http://localhost");
    put(clientSecret, JsonTree.text(client));
  }

  private Map<String, String> values(String tab) {
    Map<String, String> values = new HashMap<>();
    values.put("SPREADSHEET", keys.spreadsheet());
    values.put("TAB", escaped(tab));
    values.put("PRIVATE_CALENDAR", SampleKeys.PRIVATE_CALENDAR);
    values.put("PUBLIC_CALENDAR", SampleKeys.PUBLIC_CALENDAR);
    values.put("MAIL_USER", SampleKeys.GOOGLE_ACCOUNT);
    values.put("MAIL_PASSWORD", keys.mailPassword());
    values.put("CALENDAR_KEY", keys.calendarKey());
    values.put("ZOOM_USER", SampleKeys.ZOOM_USER);
    values.put("ZOOM_ACCOUNT", keys.zoomAccount());
    values.put("ZOOM_CLIENT", keys.zoomClient());
    values.put("ZOOM_SECRET", keys.zoomSecret());
    values.put("EVENTBRITE_TOKEN", keys.eventbriteToken());
    values.put("EVENTBRITE_ORGANIZATION", keys.eventbriteOrganization());
    values.put("SLACK_TOKEN", keys.slackToken());
    values.put("FOLDER", keys.folder());
    values.put("USERNAMES_FR", keys.usernamesFrench());
    values.put("USERNAMES_EN", keys.usernamesEnglish());
    values.put("PASSWORD", keys.password());
    return values;
  }

  /** A percent sign begins an interpolation in these files. */
  private static String escaped(String value) {
    return value.replace("%", "%%");
  }

  private static String trainers() {
    StringBuilder yaml = new StringBuilder("# The sandbox's trainers: key, names, addresses.\n");
    for (JsonNode trainer : Resources.json(SampleConfig.class, "people.json").path("trainers")) {
      yaml.append(trainer.path("key").asText()).append(":\n");
      trainer
          .properties()
          .forEach(
              entry -> {
                if (!entry.getKey().equals("key")) {
                  yaml.append("  ").append(entry.getKey()).append(": ");
                  yaml.append(JsonTree.text(entry.getValue())).append('\n');
                }
              });
    }
    return yaml.toString();
  }

  /** As google-auth writes it, without an access token: the first run refreshes. */
  private void token(Path file, String refresh, List<String> scopes) throws IOException {
    ObjectNode token =
        JsonTree.object()
            .put("token", "ya29.sandbox-expired")
            .put("refresh_token", refresh)
            .put("token_uri", "https://oauth2.googleapis.com/token")
            .put("client_id", keys.googleClient())
            .put("client_secret", keys.googleSecret());
    var list = token.putArray("scopes");
    scopes.forEach(list::add);
    token
        .put("universe_domain", "googleapis.com")
        .put("account", "")
        .put("expiry", "2020-01-01T00:00:00Z");
    // Python writes a blank after each colon and comma.
    put(file, JsonTree.text(token).replace("\":", "\": ").replace(",\"", ", \""));
  }

  private static void put(Path file, String text) throws IOException {
    PrivateFiles.OWNER.writeUnforced(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
