package ca.calculquebec.cqorc.service.zoom;

import java.time.Instant;
import java.util.Optional;

/**
 * One time that a webinar was opened.
 *
 * @param uuid base64, may hold {@code /}
 */
public record PastInstance(String uuid, Optional<Instant> start) {}
