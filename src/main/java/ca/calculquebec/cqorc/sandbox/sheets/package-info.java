/**
 * Google Sheets: values, A1 ranges, formulas of plain arithmetic, typed text, protections and
 * quotas.
 *
 * <p>Drive may know it, whose spreadsheets these are. Not simulated: grid data and formatting.
 */
package ca.calculquebec.cqorc.sandbox.sheets;
