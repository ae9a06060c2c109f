/**
 * Eventbrite: events with structured content, ticket classes and attendees.
 *
 * <p>Where the contract leaves a question open: unknown tags are removed from texts, and a page
 * that has no content has version 0.
 *
 * <p>Not simulated: orders, venues and payments.
 */
package ca.calculquebec.cqorc.sandbox.eventbrite;
