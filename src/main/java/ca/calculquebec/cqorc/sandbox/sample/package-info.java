/**
 * A made-up term, the same for the same seed: what every service holds when a sandbox is new, and
 * the configuration that fits.
 *
 * <p>It knows the services whose state it writes; only the sandbox itself may know it.
 */
package ca.calculquebec.cqorc.sandbox.sample;
