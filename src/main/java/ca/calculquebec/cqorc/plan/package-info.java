/**
 * The plan engine: what a command would do, as values; then doing it, once, and recording it.
 *
 * <p>A command reads, makes a {@link ca.calculquebec.cqorc.plan.Plan}, prints it and, unless it is
 * a rehearsal, has the {@link ca.calculquebec.cqorc.plan.PlanRunner} carry it out. The plan holds
 * all that is needed to print, compare, refuse or save it; the steps beside its changes are the
 * only part that can change anything. Safety lives here: guard, consent, journal, run lock, audit
 * trail, and the one way to repeat an uncertain create. Knows {@code course} and {@code failure}.
 */
package ca.calculquebec.cqorc.plan;
