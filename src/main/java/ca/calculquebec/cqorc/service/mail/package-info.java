/**
 * Mail by SMTP, in its own words: one connection with STARTTLS for all messages of a run.
 *
 * <p>Sources: RFC 5321, RFC 3463 (enhanced status codes), and Google Workspace's pages on SMTP
 * errors and sending limits.
 */
package ca.calculquebec.cqorc.service.mail;
