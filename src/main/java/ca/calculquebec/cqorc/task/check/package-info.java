/**
 * What {@code cqorc check} does: every problem of configuration, templates, sheet, trainers,
 * descriptions and accounts at once, each with its place and remedy, changing nothing.
 *
 * <p>The parts that a service knows best (may this token create webinars?) are handed in as {@link
 * ca.calculquebec.cqorc.task.check.Probe}s, so that this package knows no client.
 */
package ca.calculquebec.cqorc.task.check;
