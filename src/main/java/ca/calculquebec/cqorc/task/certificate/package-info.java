/**
 * Certificates: who gets one, what is printed on it, and who was sent which.
 *
 * <p>The rules ({@link ca.calculquebec.cqorc.task.certificate.PrintedName}, {@code WorkshopTitle},
 * {@code PrintedDate}, {@code PrintedDuration}, {@code CertificateFile}) are pure; drawing is in
 * {@link ca.calculquebec.cqorc.task.certificate.drawing}; the ledger is what keeps anybody from
 * getting two.
 */
package ca.calculquebec.cqorc.task.certificate;
