package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.CourseOutputs.Output;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.service.slack.SlackPerson;
import ca.calculquebec.cqorc.service.slack.SlackText;
import ca.calculquebec.cqorc.template.Value;
import ca.calculquebec.cqorc.wording.CourseNames;
import ca.calculquebec.cqorc.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the names that docs/templates.md lists into the templates of {@code [slack]}. */
final class CourseTexts {
  static final String ANALYSTS = "analysts_tagged";

  private final Config config;
  private final Wording wording;
  private final ChannelSettings settings;
  private final People people;
  private final JoinAddresses joins;

  CourseTexts(
      Config config,
      Wording wording,
      ChannelSettings settings,
      People people,
      JoinAddresses joins) {
    this.config = config;
    this.wording = wording;
    this.settings = settings;
    this.people = people;
    this.joins = joins;
  }

  /**
   * What a template is about.
   *
   * @param session absent when it is about the course as a whole
   */
  record TextSubject(
      Course course, Optional<Session> session, CourseOutputs outputs, ChannelName channel) {
    Session row() {
      return session.orElse(course.firstSession());
    }

    /** Of the session; a course that names its tech team in one row only means it for all. */
    List<Trainer> techTeam() {
      List<Trainer> own = session.map(one -> one.trainers(Role.TECH_TEAM)).orElse(List.of());
      return own.isEmpty() ? course.trainers(Role.TECH_TEAM) : own;
    }
  }

  /** A text for a place where Slack reads no markup: a bookmark's title or address. */
  CourseText plain(Setting template, TextSubject subject) throws CqorcException {
    Names names = names(wording.names(template), subject);
    return new CourseText(
        wording.evaluate(template, names.values()),
        names.needs(),
        names.remark(),
        () -> wording.evaluate(template, names(wording.names(template), subject).values()));
  }

  /** A message's text, with everything escaped that is not the template's own. */
  CourseText message(Setting template, TextSubject subject) throws CqorcException {
    Names names = names(wording.names(template), subject);
    return new CourseText(
        escaped(template, names),
        names.needs(),
        names.remark(),
        () -> escaped(template, names(wording.names(template), subject)));
  }

  private String escaped(Setting template, Names names) throws CqorcException {
    Map<String, Value> values = SlackEscaping.guarded(names.values());
    // Mentions are markup of our own, around ids and names that were escaped already.
    Value mentions = names.values().get(ANALYSTS);
    if (mentions != null) {
      values.put(ANALYSTS, mentions);
    }
    return SlackEscaping.escaped(wording.evaluate(template, values));
  }

  boolean usesAnalysts(Setting template) throws CqorcException {
    return wording.names(template).contains(ANALYSTS);
  }

  boolean holds(Optional<Setting> condition, TextSubject subject) throws CqorcException {
    return condition.isEmpty()
        || wording.holds(
            condition.get(), names(wording.conditionNames(condition.get()), subject).values());
  }

  /** The values that one template asks for. */
  private record Names(Map<String, Value> values, List<Deferred<?>> needs, String remark) {}

  private Names names(Set<String> wanted, TextSubject subject) throws CqorcException {
    Course course = subject.course();
    Map<String, Value> values = new LinkedHashMap<>(CourseNames.of(course, subject.row()));
    values.put(
        "start_time",
        new Value.DateTime(subject.session().map(Session::start).orElse(course.start())));
    values.put(
        "end_time", new Value.DateTime(subject.session().map(Session::end).orElse(course.end())));
    values.put("slack_channel_name", Value.of(subject.channel().text()));
    for (String key : List.of("post_mortem_link", "eb_course_link")) {
      values.put(key, Value.of(config.text(ChannelSettings.SECTION, key, "").strip()));
    }
    for (Map.Entry<String, Localized> link : settings.links().entrySet()) {
      if (wanted.contains(link.getKey())) {
        Optional<Setting> template = link.getValue().in(course.language());
        values.put(
            link.getKey(),
            Value.of(
                template.isEmpty()
                    ? ""
                    : wording.evaluate(template.get(), CourseNames.of(course))));
      }
    }
    List<Deferred<?>> needs = new ArrayList<>();
    if (wanted.contains("zoom_user_link")) {
      values.put("zoom_user_link", joinAddress(subject, needs));
    }
    List<String> remarks = new ArrayList<>();
    if (wanted.contains(ANALYSTS)) {
      values.put(ANALYSTS, Value.of(analysts(subject, remarks)));
    }
    // Nobody need be asked for what the template does not use; a refusal names them all the same.
    settings.links().keySet().forEach(name -> values.putIfAbsent(name, Value.of("")));
    List.of("zoom_user_link", ANALYSTS).forEach(name -> values.putIfAbsent(name, Value.of("")));
    return new Names(values, needs, String.join("; ", remarks));
  }

  private Value joinAddress(TextSubject subject, List<Deferred<?>> needs) throws CqorcException {
    if (!subject.outputs().has(Output.WEBINAR_JOIN_URL)) {
      return Value.of(joins.of(subject.course()).orElse(""));
    }
    Deferred<String> address = subject.outputs().get(Output.WEBINAR_JOIN_URL);
    if (!address.isKnown()) {
      needs.add(address);
    }
    return Wording.of(address);
  }

  private String analysts(TextSubject subject, List<String> remarks) throws CqorcException {
    List<String> names = new ArrayList<>();
    for (Trainer analyst : subject.techTeam()) {
      String address = analyst.slackEmail();
      Optional<SlackPerson> person = address.isBlank() ? Optional.empty() : people.find(address);
      if (person.isEmpty()) {
        remarks.add(People.named(analyst) + " is not at Slack, and is named without a mention");
      }
      names.add(
          person
              .map(found -> SlackText.mention(found.id()))
              .orElseGet(() -> SlackText.escape(People.named(analyst))));
    }
    return joined(names, subject.course().language());
  }

  /** {@code A, B et C}; in English {@code A, B and C}. */
  static String joined(List<String> names, Language language) {
    if (names.size() < 2) {
      return String.join("", names);
    }
    return String.join(", ", names.subList(0, names.size() - 1))
        + (language == Language.FRENCH ? " et " : " and ")
        + names.get(names.size() - 1);
  }
}
