/**
 * Wiring by hand: which object needs which, built when first asked for; and the process's
 * surroundings as one record.
 */
package ca.calculquebec.cqorc.app;
