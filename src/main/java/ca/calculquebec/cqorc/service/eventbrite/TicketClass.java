package ca.calculquebec.cqorc.service.eventbrite;

import java.time.Instant;
import java.util.Optional;

/**
 * A kind of ticket of an event.
 *
 * @param salesEnd absent when Eventbrite ends the sale one hour before the start
 */
public record TicketClass(String id, String name, Optional<Instant> salesEnd, int sold) {}
