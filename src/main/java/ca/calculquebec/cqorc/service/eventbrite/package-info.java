/**
 * Eventbrite's API in Eventbrite's words: events, structured content, ticket classes. Rides on
 * {@code http}.
 */
package ca.calculquebec.cqorc.service.eventbrite;
