package ca.calculquebec.cqorc.task.term;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The services of a term, in the order in which a course is set up. */
public enum TermService {
  // The event's page and the channel show the webinar's address.
  ZOOM("zoom", "zoom", "zoom_id", "the webinars"),
  // The public calendar's text and the channel show the event's address.
  EVENTBRITE("eventbrite", "eventb.", "eventbrite_id", "the Eventbrite events"),
  PUBLIC_GCAL("public-gcal", "public", "public_gcal_id", "the public events"),
  SLACK("slack", "slack", "slack_channel", "the channels"),
  // Last: its guests are told, and what they are told of should be there.
  GCAL("gcal", "private", "private_gcal_id", "the private events");

  private final String word;
  private final String heading;
  private final String column;
  private final String things;

  TermService(String word, String heading, String column, String things) {
    this.word = word;
    this.heading = heading;
    this.column = column;
    this.things = things;
  }

  /** The command's name, as {@code --only} takes it. */
  public String word() {
    return word;
  }

  /** Short, for a table. */
  public String heading() {
    return heading;
  }

  /** Where its ids stand in the sheet. */
  public String column() {
    return column;
  }

  /** What a course has there, in the plural. */
  String things() {
    return things;
  }

  /**
   * @param option for the complaint
   * @param values of the option, each possibly several with commas
   */
  public static Set<TermService> named(String option, List<String> values) throws InputException {
    Set<TermService> services = EnumSet.noneOf(TermService.class);
    for (String value : values) {
      for (String part : value.split(",")) {
        if (!part.isBlank()) {
          services.add(named(option, part.strip()));
        }
      }
    }
    if (services.isEmpty() && !values.isEmpty()) {
      // A script's empty variable must not mean everything.
      throw new InputException(
          Origin.option(option), "names no service", "Write one, or leave the option out.");
    }
    return services;
  }

  private static TermService named(String option, String name) throws InputException {
    List<String> words = new ArrayList<>();
    for (TermService service : values()) {
      if (service.word.equalsIgnoreCase(name)) {
        return service;
      }
      words.add(service.word);
    }
    List<String> near = Near.of(name, words);
    throw new InputException(
        Origin.option(option),
        "there is no service \""
            + name
            + "\""
            + (near.isEmpty() ? "" : " (did you mean \"" + near.get(0) + "\"?)"),
        "The services are " + String.join(", ", words) + ".");
  }

  /** As a course is taken down: nobody is told of what is no longer there. */
  public static List<TermService> backwards(Set<TermService> services) {
    List<TermService> list = new ArrayList<>(EnumSet.copyOf(services));
    Collections.reverse(list);
    return list;
  }
}
