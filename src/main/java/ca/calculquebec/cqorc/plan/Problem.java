package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.Origin;

/**
 * Why something cannot be done, and what to do about it.
 *
 * @param cause one plain sentence, with its place
 * @param advice may be blank
 */
public record Problem(String cause, String advice) {
  public static final Problem NONE = new Problem("", "");

  public static Problem of(CqorcException failure) {
    String place = failure.origin().map(Origin::text).orElse("");
    String message = failure.getMessage();
    // Some messages already begin with their place, as the template language's do.
    boolean toldAlready = place.isEmpty() || message.contains(place);
    boolean below = failure.origin().filter(Origin::searched).isPresent();
    // Others begin with section and key, with which such a place ends.
    String key = place.substring(Math.max(0, place.lastIndexOf("[")));
    String before =
        message.startsWith(key + " ")
            ? place + message.substring(key.length())
            : place + ": " + message;
    String told = below ? message + "\n" + place : before;
    return new Problem(toldAlready ? message : told, failure.advice());
  }

  public boolean isNone() {
    return cause.isEmpty();
  }
}
