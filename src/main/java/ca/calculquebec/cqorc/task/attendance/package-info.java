/**
 * Who attended: connection records held against registrations and check-ins. The rules ({@link
 * Presence}, {@link PresenceRule}, {@link NameMatch}, {@link Reconciliation}, {@link Sections}) are
 * pure functions on plain values.
 */
package ca.calculquebec.cqorc.task.attendance;
