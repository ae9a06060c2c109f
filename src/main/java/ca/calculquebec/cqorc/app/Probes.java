package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.google.GoogleScope;
import ca.calculquebec.cqorc.service.slack.SlackIdentity;
import ca.calculquebec.cqorc.service.zoom.ZoomScope;
import ca.calculquebec.cqorc.service.zoom.ZoomScopes;
import ca.calculquebec.cqorc.task.attendance.PresenceRule;
import ca.calculquebec.cqorc.task.calendar.PrivateSettings;
import ca.calculquebec.cqorc.task.certificate.CertificateCheck;
import ca.calculquebec.cqorc.task.channel.ChannelSettings;
import ca.calculquebec.cqorc.task.check.Finding;
import ca.calculquebec.cqorc.task.check.Probe;
import ca.calculquebec.cqorc.task.registration.DescriptionCheck;
import ca.calculquebec.cqorc.task.webinar.WebinarSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What {@code check} asks each service; reading only. */
final class Probes {
  /** What a command asks of Zoom. */
  private record ZoomNeed(String commands, ZoomScope... scopes) {}

  private static final List<ZoomNeed> ZOOM_NEEDS =
      List.of(
          new ZoomNeed(
              "zoom and term --create",
              ZoomScope.LIST_WEBINARS,
              ZoomScope.READ_WEBINAR,
              ZoomScope.CREATE_WEBINAR,
              ZoomScope.LIST_PANELISTS,
              ZoomScope.ADD_PANELIST),
          new ZoomNeed(
              "zoom and term --update",
              ZoomScope.LIST_WEBINARS,
              ZoomScope.READ_WEBINAR,
              ZoomScope.UPDATE_WEBINAR,
              ZoomScope.LIST_PANELISTS,
              ZoomScope.ADD_PANELIST),
          new ZoomNeed("zoom --update --prune", ZoomScope.REMOVE_PANELIST),
          new ZoomNeed(
              "zoom and term --delete",
              ZoomScope.READ_WEBINAR,
              ZoomScope.DELETE_WEBINAR,
              ZoomScope.LIST_REGISTRANTS),
          new ZoomNeed(
              "status, slack and gcal",
              ZoomScope.LIST_WEBINARS,
              ZoomScope.READ_WEBINAR,
              ZoomScope.LIST_PANELISTS),
          new ZoomNeed("attendance", ZoomScope.LIST_PAST_INSTANCES, ZoomScope.REPORT_PARTICIPANTS));

  private static final List<String> SLACK_SCOPES =
      List.of(
          "channels:read",
          "channels:manage",
          "channels:join",
          "chat:write",
          "bookmarks:read",
          "bookmarks:write",
          "users:read",
          "users:read.email");

  private final App app;

  Probes(App app) {
    this.app = app;
  }

  List<Probe> all() {
    return List.of(
        new Probe("google", "google", courses -> credentialsFile()),
        new Probe("zoom", "zoom", this::zoom),
        new Probe("eventbrite", "eventbrite", this::eventbrite),
        new Probe("descriptions", "descriptions", this::descriptions),
        new Probe("attendance", "script.presence", courses -> attendance()),
        new Probe("slack", "slack", courses -> slack()),
        new Probe("calendar", "google.calendar", courses -> calendars()),
        new Probe("drive", "google.drive", courses -> google(GoogleScope.DRIVE)),
        new Probe("usernames", "script.usernames", this::usernames),
        new Probe("certificates", "email", this::certificates),
        new Probe("mail", "email", courses -> mail()));
  }

  /** Says nothing when it is there: whether it lets anybody in, the services below tell. */
  private List<Finding> credentialsFile() throws CqorcException {
    app.services().google().requireCredentialsFile();
    return List.of();
  }

  private List<Finding> zoom(List<Course> courses) throws CqorcException {
    ZoomScopes scopes = app.services().zoom().scopes();
    WebinarSettings settings = WebinarSettings.of(app.config());
    List<Finding> findings = zoomScopes(scopes);
    if (!scopes.areTold() || scopes.include(ZoomScope.LIST_WEBINARS)) {
      int webinars = app.services().zoom().listWebinars(settings.user()).size();
      String untold = scopes.areTold() ? "" : "; Zoom does not tell the app's scopes";
      findings.add(
          Finding.ok(
              "zoom",
              settings.user() + " has " + Words.count(webinars, "scheduled webinar") + untold));
    }
    return findings;
  }

  private static List<Finding> zoomScopes(ZoomScopes scopes) {
    List<Finding> findings = new ArrayList<>();
    for (ZoomNeed need : ZOOM_NEEDS) {
      List<String> missing =
          Stream.of(need.scopes())
              .filter(scope -> scopes.areTold() && !scopes.include(scope))
              .map(scopes::name)
              .distinct()
              .toList();
      if (!missing.isEmpty()) {
        String scope = missing.size() == 1 ? "the scope " : "the scopes ";
        findings.add(
            new Finding(
                "zoom",
                Finding.Level.PROBLEM,
                need.commands() + " cannot work: the app lacks " + scope + Words.list(missing),
                (missing.size() == 1 ? "Add it " : "Add them ") + ZoomScopes.PLACE + "."));
      }
    }
    return findings;
  }

  private List<Finding> eventbrite(List<Course> courses) throws CqorcException {
    Config config = app.config();
    EventbriteClient client = app.services().eventbrite();
    List<Finding> findings = new ArrayList<>();
    var organizations = client.organizations();
    String organization = config.require("eventbrite", "organization_id").value().strip();
    boolean ours = organizations.stream().anyMatch(found -> found.id().equals(organization));
    if (!ours) {
      findings.add(
          Finding.problem(
              "eventbrite",
              new InputException(
                  config.require("eventbrite", "organization_id").origin(),
                  "the account of [eventbrite] api_key does not belong to this organisation",
                  "Compare organization_id with the address of the organisation at"
                      + " Eventbrite.")));
    }
    Set<String> templates = new LinkedHashSet<>();
    courses.forEach(course -> templates.add(course.template()));
    templates.remove("");
    for (String template : templates) {
      if (client.findEvent(template).isEmpty()) {
        findings.add(missingTemplate(template, courses));
      }
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              "eventbrite",
              "account and organisation; "
                  + Words.count(templates.size(), "template event")
                  + " found"));
    }
    return findings;
  }

  private static Finding missingTemplate(String template, List<Course> courses) {
    List<String> users =
        courses.stream()
            .filter(course -> course.template().equals(template))
            .map(course -> course.id().text())
            .toList();
    return Finding.problem(
        "eventbrite",
        new InputException(
            "there is no template event "
                + template
                + " (column template of "
                + Words.list(users)
                + ")",
            "Correct the column template, or undelete the event at Eventbrite."));
  }

  private List<Finding> descriptions(List<Course> courses) throws CqorcException {
    DescriptionCheck.Findings found =
        new DescriptionCheck(app.services().registrationSettings()).run(courses);
    List<Finding> findings = new ArrayList<>();
    found.warning().ifPresent(text -> findings.add(Finding.remark("descriptions", text)));
    found.remarks().forEach(text -> findings.add(Finding.remark("descriptions", text)));
    found.problems().forEach(problem -> findings.add(Finding.problem("descriptions", problem)));
    if (found.problems().isEmpty()) {
      findings.add(
          Finding.ok(
              "descriptions",
              Words.count(found.read(), "course") + " with a readable description"));
    }
    return findings;
  }

  /** Access, and each calendar that is configured. */
  private List<Finding> calendars() throws CqorcException {
    List<Finding> findings = new ArrayList<>(google(GoogleScope.CALENDAR));
    PrivateSettings.of(app.config(), app.zone());
    Instant now = app.clock().instant();
    for (String key : List.of("calendar_id", "public_calendar_id")) {
      Optional<Setting> calendar =
          app.config().find("google.calendar", key).filter(setting -> !setting.isBlank());
      if (calendar.isEmpty()) {
        findings.add(Finding.remark("calendar", "[google.calendar] " + key + " is not set"));
        continue;
      }
      try {
        app.services()
            .calendars()
            .client()
            .list(calendar.get().value().strip(), now, now.plusSeconds(1));
        findings.add(Finding.ok("calendar", key + " can be read"));
      } catch (ServiceException failure) {
        if (failure.reason() == ServiceException.Reason.INTERRUPTED) {
          throw failure;
        }
        findings.add(
            Finding.problem(
                "calendar",
                new InputException(
                    calendar.get().origin(), failure.getMessage(), failure.advice(), failure)));
      }
    }
    return findings;
  }

  private List<Finding> attendance() throws CqorcException {
    PresenceRule rule = PresenceRule.of(app.config());
    return List.of(
        Finding.ok(
            "attendance",
            "present is who stays longer than "
                + rule.threshold().stripTrailingZeros().toPlainString()
                + " of the "
                + rule.reference().word()
                + (rule.reference() == PresenceRule.Reference.SCHEDULED ? " time" : " presence")));
  }

  private List<Finding> slack() throws CqorcException {
    ChannelSettings settings = ChannelSettings.of(app.config());
    List<Finding> findings = new ArrayList<>();
    settings.textless().forEach(problem -> findings.add(Finding.problem("slack", problem)));
    settings.halves().forEach(problem -> findings.add(Finding.problem("slack", problem)));
    if (settings.halves().isEmpty()) {
      settings.requireReadable(app.wording());
    }
    findings.add(slackApp());
    return findings;
  }

  private Finding slackApp() throws CqorcException {
    SlackIdentity identity = app.services().slack().identity();
    List<String> missing = new ArrayList<>(SLACK_SCOPES);
    missing.removeAll(identity.scopes());
    // Slack tells the scopes in a header that nothing promises.
    if (!identity.scopes().isEmpty() && !missing.isEmpty()) {
      return Finding.problem(
          "slack",
          new InputException(
              app.config().require("slack", "bot_token").origin(),
              "the app lacks the "
                  + (missing.size() == 1 ? "scope " : "scopes ")
                  + Words.list(missing),
              "Add them on the app's page at Slack, and install it again."));
    }
    return Finding.ok(
        "slack",
        identity.user()
            + " of "
            + identity.team()
            + (identity.scopes().isEmpty() ? "; Slack does not tell its scopes" : ""));
  }

  /** A section without the folder's key is there for other programs, or for later. */
  private List<Finding> usernames(List<Course> courses) throws CqorcException {
    if (app.config().text("script.usernames", "google_drive_folder_id", "").isBlank()) {
      return List.of(
          Finding.remark("usernames", "[script.usernames] google_drive_folder_id is not set"));
    }
    List<CqorcException> problems = app.services().usernames().problems(courses);
    return problems.isEmpty()
        ? List.of(Finding.ok("usernames", "folder, templates and ranges can be used"))
        : problems.stream().map(problem -> Finding.problem("usernames", problem)).toList();
  }

  private List<Finding> google(GoogleScope scope) throws CqorcException {
    app.services().google().accessToken(scope);
    return List.of(
        Finding.ok(
            scope == GoogleScope.CALENDAR ? "calendar" : "drive",
            "access is given (" + app.services().google().place(scope) + ")"));
  }

  private List<Finding> certificates(List<Course> courses) throws CqorcException {
    Set<Language> languages = new TreeSet<>();
    courses.forEach(course -> languages.add(course.language()));
    try (CertificateWiring wiring = new CertificateWiring(app, CertificateWiring.Choices.none())) {
      CertificateCheck.Findings found = new CertificateCheck(wiring.settings(false)).run(languages);
      List<Finding> findings = new ArrayList<>();
      found.problems().forEach(one -> findings.add(Finding.problem("certificates", one)));
      found.remarks().forEach(one -> findings.add(Finding.remark("certificates", one)));
      if (found.problems().isEmpty()) {
        findings.add(
            Finding.ok("certificates", Words.count(found.tried().size(), "readable template")));
      }
      return findings;
    }
  }

  private List<Finding> mail() throws CqorcException {
    try (CertificateWiring wiring = new CertificateWiring(app, CertificateWiring.Choices.none())) {
      return List.of(Finding.ok("mail", wiring.verifyMail() + " may send"));
    }
  }
}
