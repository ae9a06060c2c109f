/**
 * A mail server that keeps what it is given: STARTTLS, AUTH, the replies of Gmail.
 *
 * <p>Not simulated: XOAUTH2 and the rewriting of senders.
 */
package ca.calculquebec.cqorc.sandbox.mail;
