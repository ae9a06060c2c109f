/**
 * Zoom: webinars with panelists, registrants and attendance reports, tokens, and the limits of a
 * second and of a day.
 *
 * <p>Where the contract leaves a question open: {@code America/New_York} is handed back for {@code
 * America/Toronto}, alternative hosts are separated by semicolons in lower case, and a duration
 * that is no integer is refused.
 *
 * <p>Not simulated: recurring webinars.
 */
package ca.calculquebec.cqorc.sandbox.zoom;
