package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who is left out of the comparison.
 *
 * @param trainerEmails of every trainer, in small letters
 * @param trainerNames of the course's own trainers, who may come without an address
 * @param domains in small letters, without {@code @}; their sub-domains are meant too
 * @param leaders hosts and panelists, as Zoom has them
 */
public record Exclusions(
    Set<String> trainerEmails,
    List<String> trainerNames,
    List<String> domains,
    Set<Meeting.Leader> leaders) {
  public Exclusions {
    trainerEmails = Set.copyOf(trainerEmails);
    trainerNames = List.copyOf(trainerNames);
    domains = List.copyOf(domains);
    leaders = Set.copyOf(leaders);
  }

  public Exclusions(Set<String> trainerEmails, List<String> trainerNames, List<String> domains) {
    this(trainerEmails, trainerNames, domains, Set.of());
  }

  Exclusions andLeadersOf(List<Meeting> meetings) {
    Set<Meeting.Leader> all = new LinkedHashSet<>(leaders);
    meetings.forEach(meeting -> all.addAll(meeting.leaders()));
    return new Exclusions(trainerEmails, trainerNames, domains, all);
  }

  /**
   * @param all the trainer file
   * @param hosts addresses of the accounts that the webinars belong to
   * @param ofCourse those who have a role in it
   * @param domains {@code [script.presence] ignored_email_domains}
   */
  public static Exclusions of(
      List<Trainer> all, List<String> hosts, List<Trainer> ofCourse, String domains) {
    Set<String> emails = new LinkedHashSet<>();
    hosts.forEach(host -> emails.add(PersonName.email(host)));
    for (Trainer trainer : all) {
      emails.add(PersonName.email(trainer.email()));
      emails.add(PersonName.email(trainer.zoomEmail()));
      emails.add(PersonName.email(trainer.slackEmail()));
      emails.add(PersonName.email(trainer.calendarEmail()));
    }
    emails.remove("");
    List<String> ignored = new ArrayList<>();
    for (String part : domains.split("[,;\\s]+", -1)) {
      String domain = part.strip().toLowerCase(Locale.ROOT).replaceFirst("^[@.]+", "");
      if (!domain.isEmpty()) {
        ignored.add(domain);
      }
    }
    return new Exclusions(emails, ofCourse.stream().map(Trainer::fullName).toList(), ignored);
  }

  public static Exclusions none() {
    return new Exclusions(Set.of(), List.of(), List.of());
  }

  boolean isTrainer(String email) {
    return trainerEmails.contains(email);
  }

  /** Exactly this domain, or one below it: {@code notcalculquebec.ca} is another one. */
  boolean isIgnored(String email) {
    String domain = email.substring(email.lastIndexOf('@') + 1);
    return email.contains("@")
        && domains.stream().anyMatch(known -> domain.equals(known) || domain.endsWith("." + known));
  }
}
