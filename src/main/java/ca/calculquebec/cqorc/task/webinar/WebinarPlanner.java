package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.service.zoom.Webinar;
import ca.calculquebec.cqorc.service.zoom.WebinarPatch;
import ca.calculquebec.cqorc.service.zoom.WebinarSummary;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Compares what a webinar should be with what it is: pure values on both sides. */
public final class WebinarPlanner {
  // Zoom takes commas, and answers with commas or semicolons.
  private static final Pattern SEPARATOR = Pattern.compile("[,;]");

  private final UnaryOperator<String> nameOf;

  /**
   * @param nameOf a person's name for an address, or the address itself
   */
  public WebinarPlanner(UnaryOperator<String> nameOf) {
    this.nameOf = nameOf;
  }

  /** Which parts are compared. */
  public record Parts(boolean settings, boolean hosts) {
    static final Parts ALL = new Parts(true, true);
  }

  /** What differs, for people and for Zoom. */
  public record Comparison(List<FieldChange> fields, WebinarPatch patch) {
    public Comparison {
      fields = List.copyOf(fields);
    }

    /** The same without its alternative hosts, for when Zoom refuses them. */
    WebinarPatch patchWithoutHosts() {
      Map<String, Object> settings = new LinkedHashMap<>(patch.settings());
      settings.remove(WebinarSettings.HOSTS);
      return new WebinarPatch(
          patch.topic(), patch.start(), patch.timezone(), patch.minutes(), settings);
    }
  }

  /** What a new webinar will be, as far as people care. */
  public List<FieldChange> asNew(WebinarSpec desired) {
    List<FieldChange> fields = new ArrayList<>();
    fields.add(FieldChange.set("topic", desired.topic()));
    fields.add(FieldChange.set("start", shown(desired.start())));
    fields.add(FieldChange.set("duration", shown(desired.minutes())));
    SettingsComparison.shown(desired.settings(), WebinarSettings.APPROVAL)
        .ifPresent(words -> fields.add(FieldChange.set("registration", words)));
    shownHosts(desired.hosts()).ifPresent(names -> fields.add(FieldChange.set("hosts", names)));
    return fields;
  }

  /** What Zoom's list of webinars, which tells topic and start only, shows to differ. */
  static List<FieldChange> listed(Course course, WebinarSummary shown) {
    List<FieldChange> fields = new ArrayList<>();
    if (!PlainText.readsTheSame(course.fullTitle(), shown.topic())) {
      fields.add(FieldChange.of("topic", shown.topic(), course.fullTitle()));
    }
    shown
        .start()
        .filter(start -> !start.equals(course.start().toInstant()))
        .ifPresent(
            start ->
                fields.add(
                    FieldChange.of(
                        "start",
                        shown(start.atZone(course.start().getZone())),
                        shown(course.start()))));
    return fields;
  }

  public Comparison compare(WebinarSpec desired, Webinar current, Parts parts) {
    List<FieldChange> fields = new ArrayList<>();
    Optional<String> topic = Optional.empty();
    Optional<Instant> start = Optional.empty();
    Optional<Integer> minutes = Optional.empty();
    Map<String, Object> settings = new LinkedHashMap<>();
    if (parts.settings()) {
      if (!PlainText.readsTheSame(desired.topic(), current.topic())) {
        topic = Optional.of(desired.topic());
        fields.add(FieldChange.of("topic", current.topic(), desired.topic()));
      }
      // Zoom may repeat or translate the zone's name: instants say whether the time is right.
      if (!current.start().equals(Optional.of(desired.instant()))) {
        start = Optional.of(desired.instant());
        Optional<String> before =
            current.start().map(instant -> shown(instant.atZone(desired.start().getZone())));
        fields.add(new FieldChange("start", before, Optional.of(shown(desired.start()))));
      }
      if (desired.minutes() != current.minutes()) {
        minutes = Optional.of(desired.minutes());
        fields.add(FieldChange.of("duration", shown(current.minutes()), shown(desired.minutes())));
      }
      SettingsComparison compared = SettingsComparison.of(desired.settings(), current.settings());
      settings.putAll(compared.patch());
      fields.addAll(compared.fields());
    }
    if (parts.hosts()) {
      List<String> there = hosts(current);
      if (!keys(there).equals(keys(desired.hosts()))) {
        settings.put(WebinarSettings.HOSTS, String.join(",", desired.hosts()));
        fields.add(new FieldChange("hosts", shownHosts(there), shownHosts(desired.hosts())));
      }
    }
    return new Comparison(
        fields, new WebinarPatch(topic, start, desired.timezone(), minutes, settings));
  }

  static List<String> hosts(Webinar webinar) {
    Object told = webinar.settings().getOrDefault(WebinarSettings.HOSTS, "");
    List<String> hosts = new ArrayList<>();
    for (String host : SEPARATOR.split(told.toString())) {
      if (!host.isBlank()) {
        hosts.add(host.strip());
      }
    }
    return hosts;
  }

  /** With its offset, in the configured zone: an instant that people can read. */
  static String shown(ZonedDateTime time) {
    return time.toOffsetDateTime().toString();
  }

  private static String shown(int minutes) {
    return minutes + " min";
  }

  private Optional<String> shownHosts(List<String> hosts) {
    return hosts.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", hosts.stream().map(nameOf).toList()));
  }

  private static Set<String> keys(List<String> addresses) {
    Set<String> keys = new LinkedHashSet<>();
    addresses.forEach(address -> keys.add(WebinarPeople.key(address)));
    return keys;
  }
}
