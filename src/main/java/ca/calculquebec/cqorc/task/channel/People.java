package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.plan.Lazy;
import ca.calculquebec.cqorc.plan.LazyMap;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import ca.calculquebec.cqorc.service.slack.SlackPerson;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Who is who at Slack: asked for once a run and person. */
final class People {
  /** What stays refused, however often it is asked for. */
  static final Set<Reason> REFUSALS = Set.of(Reason.CREDENTIALS, Reason.NOT_FOUND, Reason.REFUSED);

  private final LazyMap<String, Optional<SlackPerson>> byAddress = new LazyMap<>(this::lookUp);
  private final Lazy<List<SlackPerson>> everybody;
  private final Lazy<Map<String, SlackPerson>> listed;
  private final Lazy<Map<String, SlackPerson>> accounts;
  private final Lazy<String> own;
  private final SlackClient slack;

  /** What to say of somebody who was not found, when the list could not be read. */
  private final AtomicReference<String> unlisted = new AtomicReference<>("");

  People(SlackClient slack) {
    this.slack = slack;
    this.everybody = new Lazy<>(slack::listPeople);
    this.listed = new Lazy<>(() -> addresses(everybody.get()));
    this.accounts = new Lazy<>(() -> accounts(everybody.get()));
    this.own = new Lazy<>(() -> slack.identity().userId());
  }

  /** Empty when nobody has the address, or no longer. */
  Optional<SlackPerson> find(String address) throws CqorcException {
    return byAddress.get(key(address)).filter(person -> !person.isDeactivated());
  }

  /** Why {@link #find} found nobody. */
  String absence(String address) throws CqorcException {
    return byAddress.get(key(address)).isPresent()
        ? "the account of " + address + " at Slack is deactivated"
        : "nobody at Slack has the address " + address + unlisted.get();
  }

  private Optional<SlackPerson> lookUp(String address) throws CqorcException {
    Optional<SlackPerson> found = slack.findPersonByEmail(address);
    if (found.isPresent()) {
      return found;
    }
    try {
      return Optional.ofNullable(listed.get().get(address));
    } catch (ServiceException refusal) {
      if (!REFUSALS.contains(refusal.reason())) {
        throw refusal;
      }
      // The list is a second chance for one person, and no reason to leave out the others.
      unlisted.set(", and Slack does not list its people (" + refusal.code() + ")");
      return Optional.empty();
    }
  }

  /** The account that cqorc itself acts as. */
  String own() throws CqorcException {
    return own.get();
  }

  /** Whose account has an id: empty for somebody of another workspace. */
  Optional<SlackPerson> account(String id) throws CqorcException {
    return Optional.ofNullable(accounts.get().get(id));
  }

  /** Some accounts, such as guests', are only found in the list. */
  private static Map<String, SlackPerson> addresses(List<SlackPerson> people) {
    Map<String, SlackPerson> byAddress = new HashMap<>();
    for (SlackPerson person : people) {
      if (!person.email().isBlank() && !person.isBot()) {
        byAddress.merge(key(person.email()), person, (a, b) -> a.isDeactivated() ? b : a);
      }
    }
    return byAddress;
  }

  private static Map<String, SlackPerson> accounts(List<SlackPerson> people) {
    Map<String, SlackPerson> byId = new HashMap<>();
    people.forEach(person -> byId.put(person.id(), person));
    return byId;
  }

  static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  /** For messages about a trainer. */
  static String named(Trainer trainer) {
    return trainer.fullName().isBlank() ? trainer.key() : trainer.fullName();
  }
}
