package ca.calculquebec.cqorc.task.certificate.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** PNG files of any size, which say more than they hold. */
final class Pictures {
  private Pictures() {}

  /** Without pixels. */
  static byte[] png(int width, int height, int bits, int kind) {
    return png(width, height, bits, kind, packed(4));
  }

  /** Of one colour with transparency. */
  static byte[] plain(int width, int height) {
    return png(width, height, 8, 6, packed(height * (1 + 4 * width)));
  }

  private static byte[] png(int width, int height, int bits, int kind, byte[] pixels) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) bits).put((byte) kind);
    file.writeBytes(chunk("IHDR", header.array()));
    file.writeBytes(chunk("IDAT", pixels));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  /** Of random colours. */
  static byte[] noise(int width, int height, boolean interlaced) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int pixel = 0; pixel < width * height; pixel++) {
      image.setRGB(pixel % width, pixel / width, random.nextInt());
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setProgressiveMode(
        interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Without so many of its last bytes. */
  static byte[] cut(byte[] file, int missing) {
    return Arrays.copyOf(file, file.length - missing);
  }

  static byte[] withChunk(byte[] png, String name, byte[] packed) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(new byte[] {'a', 0, 0});
    data.writeBytes(packed);
    int header = 33;
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(png, 0, header);
    file.writeBytes(chunk(name, data.toByteArray()));
    file.write(png, header, png.length - header);
    return file.toByteArray();
  }

  private static byte[] chunk(String name, byte[] data) {
    byte[] type = name.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(data);
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(type).put(data).putInt((int) sum.getValue());
    return chunk.array();
  }

  /** So many zeros, packed. */
  static byte[] packed(int size) {
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[size]);
    deflater.finish();
    byte[] packed = new byte[size / 500 + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  static String image(String kind, byte[] file) {
    return "<image width=\"9\" height=\"9\" xlink:href=\"data:image/"
        + kind
        + ";base64,"
        + Base64.getEncoder().encodeToString(file)
        + "\"/>";
  }
}
