package ca.calculquebec.cqorc.service.zoom;

import java.time.Instant;

/**
 * One connection to a webinar; rejoining, a second device and the waiting room make others of the
 * same person, which may overlap.
 *
 * @param name as the person typed it
 * @param email blank for most people outside of the account who did not register
 */
public record Participation(
    String name, String email, Instant joined, Instant left, boolean waiting) {}
