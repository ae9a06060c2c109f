/**
 * What whole commands run in: a sandbox, the program configured for it, and a time of their own.
 */
package ca.calculquebec.cqorc.scenario.world;
