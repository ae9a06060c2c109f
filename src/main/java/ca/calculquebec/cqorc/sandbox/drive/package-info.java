/**
 * Google Drive: files, copies, searches and uploads, in a shared drive.
 *
 * <p>It knows Sheets, whose spreadsheets it copies. A copied spreadsheet keeps its protections
 * under new ids; a long list has an empty second page.
 *
 * <p>Not simulated: permissions, revisions, comments and exports.
 */
package ca.calculquebec.cqorc.sandbox.drive;
