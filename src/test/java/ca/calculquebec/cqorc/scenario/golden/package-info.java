/** Stories written down: a sheet, what is typed, what is printed, and the cells after it. */
package ca.calculquebec.cqorc.scenario.golden;
