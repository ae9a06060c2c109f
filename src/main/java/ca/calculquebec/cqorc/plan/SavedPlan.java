package ca.calculquebec.cqorc.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A plan put aside to be carried out later, exactly or not at all.
 *
 * @param arguments the request: command, selection and options, as words of a command line
 * @param reference the time that the plan was made for
 * @param spreadsheet the id of the sheet it was made from
 * @param program that saved it, {@code cqorc 0.1.0}; blank when the file does not tell
 * @param settings that it was made with, by name, without secrets
 * @param plan its steps do nothing: what carries it out is planned anew; it names nobody, see
 *     {@link Pseudonyms}
 * @param salt of its pseudonyms; blank when an older cqorc saved it, with names
 */
public record SavedPlan(
    List<String> arguments,
    Instant reference,
    String spreadsheet,
    String program,
    Map<String, String> settings,
    Plan plan,
    String salt) {
  public SavedPlan {
    arguments = List.copyOf(arguments);
    settings = Map.copyOf(settings);
  }
}
