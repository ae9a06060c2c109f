package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.plan.Journal;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What the task works with.
 *
 * @param attendees Eventbrite's
 * @param copies Drive's folder; empty when none is configured
 * @param beside does several uploads at a time
 * @param processors certificates made at a time
 */
public record CertificateTools(
    Recipients.AttendeeSource attendees,
    Mailer mailer,
    Optional<DriveCopies> copies,
    Ledger ledger,
    Journal journal,
    Clock clock,
    Executor beside,
    int processors) {}
