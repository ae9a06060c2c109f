/**
 * Google Calendar: events with their guests, and whom each change would have told by e-mail.
 *
 * <p>Where the contract leaves a question open: the organizer is added to the guests, answers that
 * are not sent back are forgotten, whatever is at its default is left out, nobody revives a deleted
 * event, several private properties must all match, and a long list has an empty second page.
 *
 * <p>Not simulated: recurring events, conferences, lists of calendars and sync tokens.
 */
package ca.calculquebec.cqorc.sandbox.calendar;
