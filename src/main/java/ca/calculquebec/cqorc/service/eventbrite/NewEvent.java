package ca.calculquebec.cqorc.service.eventbrite;

import java.time.Instant;
import java.util.Optional;

/**
 * What a copied event is to have of its own.
 *
 * @param summary absent when the copy keeps that of the event it was copied from
 */
public record NewEvent(
    String name, Instant start, Instant end, String timeZone, Optional<String> summary) {}
