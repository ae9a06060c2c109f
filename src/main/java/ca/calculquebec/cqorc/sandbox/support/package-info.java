/**
 * What every stand-in is built of: the service and its calls and answers, JSON, ids, pages of
 * lists, limits in a window of time, large contents, and HTML for the sandbox's page.
 *
 * <p>Every other part of the sandbox may know it; it knows none.
 */
package ca.calculquebec.cqorc.sandbox.support;
