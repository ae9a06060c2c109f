/**
 * Google's sign-in (refresh, browser flow with PKCE, service accounts), and what Google's services
 * share: tokens, error shapes, field masks and pages.
 *
 * <p>Sheets, Drive and Calendar may know it. Not simulated: the consent screen is a page that
 * consents.
 */
package ca.calculquebec.cqorc.sandbox.google;
