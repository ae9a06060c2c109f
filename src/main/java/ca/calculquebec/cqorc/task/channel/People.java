package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import ca.calculquebec.cqorc.service.slack.SlackPerson;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who is who at Slack: asked for once a run and person. */
final class People {
  private final Memo<String, Optional<SlackPerson>> byAddress = new Memo<>(this::lookUp);
  private final Memo<String, Map<String, SlackPerson>> everybody = new Memo<>(key -> list());
  private final SlackClient slack;

  People(SlackClient slack) {
    this.slack = slack;
  }

  /** Empty when nobody has the address, or no longer. */
  Optional<SlackPerson> find(String address) throws CqorcException {
    return byAddress.get(key(address)).filter(person -> !person.isDeactivated());
  }

  /** Why {@link #find} found nobody. */
  String absence(String address) throws CqorcException {
    return byAddress.get(key(address)).isPresent()
        ? "the account of " + address + " at Slack is deactivated"
        : "nobody at Slack has the address " + address;
  }

  private Optional<SlackPerson> lookUp(String address) throws CqorcException {
    Optional<SlackPerson> found = slack.findPersonByEmail(address);
    return found.isPresent() ? found : Optional.ofNullable(everybody.get("").get(address));
  }

  /** Some accounts, such as guests', are only found in the list. */
  private Map<String, SlackPerson> list() throws ServiceException {
    Map<String, SlackPerson> people = new HashMap<>();
    for (SlackPerson person : slack.listPeople()) {
      if (!person.email().isBlank()) {
        people.merge(key(person.email()), person, (a, b) -> a.isDeactivated() ? b : a);
      }
    }
    return people;
  }

  static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  /** For messages about a trainer. */
  static String named(Trainer trainer) {
    return trainer.fullName().isBlank() ? trainer.key() : trainer.fullName();
  }
}
