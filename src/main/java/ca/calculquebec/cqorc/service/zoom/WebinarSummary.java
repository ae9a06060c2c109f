package ca.calculquebec.cqorc.service.zoom;

import java.time.Instant;
import java.util.Optional;

/** A webinar as Zoom's list tells it: without its settings. */
public record WebinarSummary(long id, String topic, Optional<Instant> start, String joinUrl) {}
