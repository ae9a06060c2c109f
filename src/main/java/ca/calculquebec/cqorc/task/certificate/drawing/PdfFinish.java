package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.HashMap;
import java.util.Map;

/** The last touch to a PDF: what it says about itself. */
final class PdfFinish {
  private PdfFinish() {}

  /**
   * @param exchanged objects that take the place of the file's own
   * @param fingerprint of what it was made of
   */
  static byte[] finish(
      PdfFile file, Map<Integer, byte[]> exchanged, PdfNotes notes, String fingerprint) {
    Map<Integer, byte[]> objects = new HashMap<>(exchanged);
    int info = file.trailerReference("Info");
    if (info > 0) {
      objects.put(info, notes.dictionary(info));
    }
    int catalog = file.trailerReference("Root");
    if (catalog > 0) {
      String told =
          file.text(catalog).replace("/Lang (x-unknown)", "/Lang (" + notes.language() + ")");
      objects.put(catalog, PdfFile.ascii(told));
    }
    return file.with(objects, "<" + fingerprint + "> <" + fingerprint + ">");
  }
}
