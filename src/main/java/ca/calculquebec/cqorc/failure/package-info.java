/**
 * What can go wrong, said so that a coordinator can act on it.
 *
 * <p>Every expected failure is a {@link ca.calculquebec.cqorc.failure.CqorcException}: what was
 * tried, why it failed, what to do, and where in the coordinator's files the cause lies. A bug
 * stays a bug: unchecked exceptions are never wrapped into advice. Everybody may use this package;
 * it uses the JDK only.
 */
package ca.calculquebec.cqorc.failure;
