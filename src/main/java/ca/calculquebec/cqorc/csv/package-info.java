/**
 * Tables in text files, as spreadsheet programs and services' web pages write them. Knows {@code
 * failure}.
 */
package ca.calculquebec.cqorc.csv;
