package ca.calculquebec.cqorc.task.certificate.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * PNG pictures without colours. Java takes their greys for amounts of light, which no editor means,
 * so that a grey logo would be printed much too light; the same picture with colours is printed
 * right.
 */
final class GreyPictures {
  private GreyPictures() {}

  /** The picture with colours, if it is a grey PNG; else itself. */
  static byte[] coloured(byte[] picture) {
    if (!RasterPicture.isGrey(picture)) {
      return picture;
    }
    try {
      BufferedImage grey =
          ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(picture)));
      return grey == null ? picture : written(coloured(grey));
    } catch (IOException unreadable) {
      // Whoever draws it says so.
      return picture;
    }
  }

  private static BufferedImage coloured(BufferedImage grey) {
    boolean listed = grey.getColorModel() instanceof IndexColorModel;
    boolean alpha = grey.getColorModel().hasAlpha();
    int most = (1 << grey.getColorModel().getComponentSize(0)) - 1;
    BufferedImage coloured =
        new BufferedImage(
            grey.getWidth(),
            grey.getHeight(),
            alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        int colour = grey.getRGB(x, y);
        if (!listed) {
          int level = grey.getRaster().getSample(x, y, 0) * 255 / most;
          colour = (colour & 0xFF000000) | level << 16 | level << 8 | level;
        }
        coloured.setRGB(x, y, colour);
      }
    }
    return coloured;
  }

  private static byte[] written(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", out);
    }
    return bytes.toByteArray();
  }
}
