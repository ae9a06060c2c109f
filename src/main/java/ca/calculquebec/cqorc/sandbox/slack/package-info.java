/**
 * Slack: channels, people, bookmarks, messages and scheduled messages.
 *
 * <p>Where the contract leaves a question open: accented letters in names are refused, deactivated
 * people are not found by address, a scheduled time is answered as text, a message that is deleted
 * in its last five minutes is posted all the same, bare addresses in posted messages become links,
 * and a long list has an empty second page.
 *
 * <p>Not simulated: threads, files and direct messages.
 */
package ca.calculquebec.cqorc.sandbox.slack;
