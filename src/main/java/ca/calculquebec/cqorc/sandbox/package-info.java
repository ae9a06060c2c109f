/**
 * A local stand-in for all services, on the loopback interface, written from their published
 * contracts and sharing no class with the clients: a misreading on one side shows as a failure
 * instead of agreeing with itself.
 *
 * <p>Simulated whole: Google Sheets (values, A1 ranges, formulas of plain arithmetic, protections,
 * quotas), Google sign-in (refresh, browser flow with PKCE, service accounts), Zoom webinars with
 * panelists, registrants and attendance reports, Eventbrite events with structured content, ticket
 * classes and attendees, Google Calendar's events with their guests, Slack's channels, people,
 * bookmarks and messages, Google Drive's files, copies, searches and uploads (its spreadsheets are
 * those of Sheets), and a mail server that keeps what it is given (STARTTLS, AUTH, the replies of
 * Gmail).
 *
 * <p>Not simulated: grid data and formatting of Sheets; recurring webinars; orders, venues and
 * payments of Eventbrite; recurring events, conferences, lists of calendars and sync tokens;
 * Slack's threads, files and direct messages; Drive's permissions, revisions, comments and exports;
 * XOAUTH2 and the rewriting of senders in mail.
 *
 * <p>Where the contracts leave a question open, the sandbox chooses the answer that is harder for a
 * client:
 *
 * <ul>
 *   <li>Zoom hands back {@code America/New_York} for {@code America/Toronto}, alternative hosts
 *       separated by semicolons in lower case, and refuses a duration that is no integer.
 *   <li>Eventbrite removes tags it does not know from texts, and answers version 0 for a page that
 *       has no content.
 *   <li>Calendar adds the organizer to the guests, forgets answers that are not sent back, leaves
 *       out whatever is at its default, and lets nobody revive a deleted event; several private
 *       properties must all match.
 *   <li>Slack refuses accented letters in names, does not find deactivated people by address,
 *       answers a scheduled time as text, posts a message that was deleted in its last five minutes
 *       all the same, and turns bare addresses in posted messages into links.
 *   <li>Drive's folder lies in a shared drive, and a copied spreadsheet keeps its protections under
 *       new ids.
 *   <li>Calendar, Slack and Drive give an empty second page in long lists.
 * </ul>
 */
package ca.calculquebec.cqorc.sandbox;
