/**
 * What every client needs from HTTP, once: timeouts, retries of what is safe to repeat, limits as
 * the services state them, redaction, one connection pool. OkHttp is known here only. Knows {@code
 * failure}.
 */
package ca.calculquebec.cqorc.http;
