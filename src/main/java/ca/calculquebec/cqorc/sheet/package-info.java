/**
 * The course sheet: its rows as courses, and the cells that cqorc writes, found again by course and
 * start at the moment of writing. Knows {@code course}, {@code plan}, {@code config} and {@code
 * service.google}.
 */
package ca.calculquebec.cqorc.sheet;
