/**
 * Where every HTTP request arrives: the server, the dispatcher that takes a request to its service,
 * the faults that people ask for, and the record of what came.
 *
 * <p>It knows services by their interface only. The sandbox itself may know it, and the mail
 * server, whose wire is another and which asks for faults and records by itself.
 */
package ca.calculquebec.cqorc.sandbox.server;
