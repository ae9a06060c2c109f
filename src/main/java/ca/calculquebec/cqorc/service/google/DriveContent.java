package ca.calculquebec.cqorc.service.google;

/** What is in a file: its type, such as {@code application/pdf}, and its bytes. */
public record DriveContent(String mimeType, byte[] bytes) {}
