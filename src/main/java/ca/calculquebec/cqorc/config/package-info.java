/**
 * The coordinator's files: every *.cfg merged with Python configparser's meaning, each value with
 * the file and line it came from; the trainer file; which values are secret. Knows {@code course}
 * (trainers) and {@code failure}.
 */
package ca.calculquebec.cqorc.config;
