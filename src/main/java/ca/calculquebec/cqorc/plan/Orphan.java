package ca.calculquebec.cqorc.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was made for a course which does not stand in the sheet any more.
 *
 * @param change names it; nothing is done about it
 * @param title the course's, as it shows there; blank where it does not
 * @param when the session is that it was made for; empty where it tells of none, such as a channel
 */
public record Orphan(Change change, String title, Optional<Instant> when) {}
