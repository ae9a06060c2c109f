/**
 * From an SVG template and a person's values to a PDF with selectable text.
 *
 * <p>A template is read once ({@code CertificateTemplate}): its placeholders are checked, and
 * whatever could fetch or run something is refused ({@code TemplateSafety}). Apache FOP draws it
 * once, with sample texts in the places that differ from person to person; a certificate is that
 * PDF with those texts exchanged ({@code PreparedPage}). What cannot be done that way, such as a
 * name along a path or one that runs from right to left, is drawn for many people at a time ({@code
 * BatchDrawing}), and as a last resort for each person alone; all look the same.
 *
 * <p>Fonts are our own or come from a directory the coordinator names, so that certificates look
 * the same on every machine.
 */
package ca.calculquebec.cqorc.task.certificate.drawing;
