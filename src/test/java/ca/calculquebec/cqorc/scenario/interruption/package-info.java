/** Commands on a network that goes wrong, processes that die, and what repeating them leaves. */
package ca.calculquebec.cqorc.scenario.interruption;
