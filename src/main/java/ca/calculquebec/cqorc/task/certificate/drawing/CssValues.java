package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.batik.css.engine.SVGCSSEngine;
import org.apache.batik.css.engine.value.ShorthandManager;
import org.apache.batik.css.engine.value.ValueManager;
import org.apache.batik.css.parser.Parser;
import org.w3c.css.sac.CSSException;
import org.w3c.css.sac.InputSource;
import org.w3c.css.sac.LexicalUnit;
import org.w3c.dom.DOMException;

/** Values of newer style sheets, said as Batik understands them, which knows CSS 2. */
final class CssValues {
  static final Set<String> COLOURS =
      Set.of("fill", "stroke", "color", "stop-color", "flood-color", "lighting-color");
  private static final Pattern COLOUR =
      Pattern.compile(
          "(?i)(?<!url\\(['\"]?)#[0-9a-f]{3,8}(?![0-9a-z])|(rgb|hsl)a?\\(([^()]*)\\)|\\b(transparent|rebeccapurple)\\b");
  private static final Pattern REM = Pattern.compile("(?i)(?<![\\w.-])([-+]?\\d*\\.?\\d+)rem\\b");
  private static final Pattern PERCENT = Pattern.compile("([-+]?\\d*\\.?\\d+)%");
  private static final Pattern PART =
      Pattern.compile("(?i)([-+]?\\d*\\.?\\d+(?:e[-+]?\\d+)?)(%|deg|grad|rad|turn)?|none");
  private static final Pattern WEIGHT = Pattern.compile("\\d{1,4}");

  private static final Map<String, ValueManager> KNOWN = new HashMap<>();
  private static final Set<String> SHORTHANDS;

  static {
    for (ValueManager manager : SVGCSSEngine.SVG_VALUE_MANAGERS) {
      KNOWN.put(manager.getPropertyName(), manager);
    }
    Set<String> shorthands = new HashSet<>();
    for (ShorthandManager manager : SVGCSSEngine.SVG_SHORTHAND_MANAGERS) {
      shorthands.add(manager.getPropertyName());
    }
    SHORTHANDS = Set.copyOf(shorthands);
  }

  private final double rootSize;
  private final Map<String, Optional<CssValue>> before = new HashMap<>();
  private final Parser parser = new Parser();

  /**
   * A value as Batik understands it.
   *
   * @param alpha how opaque its colour is, which Batik has as a property of its own
   */
  record CssValue(String text, double alpha) {}

  CssValues(double rootSize) {
    this.rootSize = rootSize;
  }

  static boolean isKnown(String property) {
    return KNOWN.containsKey(property) || SHORTHANDS.contains(property);
  }

  /** Empty when nobody here understands it. */
  Optional<CssValue> of(String property, String value) {
    return before.computeIfAbsent(property + ":" + value, ignored -> read(property, value));
  }

  private Optional<CssValue> read(String property, String value) {
    String text = rems(value);
    double alpha = 1;
    if (COLOURS.contains(property)) {
      Matcher colour = COLOUR.matcher(text);
      StringBuilder plain = new StringBuilder();
      while (colour.find()) {
        Optional<double[]> parts = parts(colour);
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        double[] found = parts.get();
        alpha = found[3];
        colour.appendReplacement(plain, hexadecimal(found));
      }
      text = colour.appendTail(plain).toString();
    } else if (property.endsWith("opacity") && PERCENT.matcher(text).matches()) {
      double share = Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
      text = String.format(Locale.ROOT, "%.4f", share);
    } else if (property.equals("font-weight") && WEIGHT.matcher(text).matches()) {
      long hundreds = Math.round(Double.parseDouble(text) / 100);
      text = Long.toString(Math.max(1, Math.min(9, hundreds)) * 100);
    }
    return isUnderstood(property, text) ? Optional.of(new CssValue(text, alpha)) : Optional.empty();
  }

  private String rems(String value) {
    return REM.matcher(value)
        .replaceAll(
            rem ->
                String.format(Locale.ROOT, "%.4fpx", Double.parseDouble(rem.group(1)) * rootSize));
  }

  private boolean isUnderstood(String property, String value) {
    try {
      LexicalUnit unit = parser.parsePropertyValue(new InputSource(new StringReader(value)));
      // An address is made whole by the drawing, which is not there yet.
      boolean ours = Baselines.PROPERTIES.contains(property);
      if (KNOWN.containsKey(property) && !ours && !value.contains("url(")) {
        KNOWN.get(property).createValue(unit, null);
      }
      return true;
    } catch (CSSException | DOMException | IOException otherwise) {
      return false;
    }
  }

  /** Red, green and blue from 0 to 255, alpha from 0 to 1; empty when it is no colour. */
  private static Optional<double[]> parts(Matcher colour) {
    String text = colour.group().toLowerCase(Locale.ROOT);
    if (text.startsWith("#")) {
      return hexadecimal(text.substring(1));
    }
    if (colour.group(1) == null) {
      return Optional.of(
          text.equals("transparent") ? new double[] {0, 0, 0, 0} : new double[] {102, 51, 153, 1});
    }
    String[] parts = colour.group(2).strip().split("\\s*[,/]\\s*|\\s+");
    if (parts.length != 3 && parts.length != 4) {
      return Optional.empty();
    }
    double[] numbers = new double[] {0, 0, 0, 1};
    boolean hue = colour.group(1).equalsIgnoreCase("hsl");
    for (int index = 0; index < parts.length; index++) {
      Matcher part = PART.matcher(parts[index]);
      if (!part.matches()) {
        return Optional.empty();
      }
      double number = part.group(1) == null ? 0 : Double.parseDouble(part.group(1));
      String unit = part.group(2) == null ? "" : part.group(2).toLowerCase(Locale.ROOT);
      numbers[index] =
          switch (unit) {
            case "%" -> number / 100 * (index == 3 || hue ? 1 : 255);
            case "turn" -> number * 360;
            case "rad" -> Math.toDegrees(number);
            case "grad" -> number * 0.9;
            default -> hue && index > 0 && index < 3 ? number / 100 : number;
          };
    }
    double alpha = Math.max(0, Math.min(1, numbers[3]));
    return Optional.of(
        hue ? ofHue(numbers, alpha) : new double[] {numbers[0], numbers[1], numbers[2], alpha});
  }

  private static double[] ofHue(double[] parts, double alpha) {
    double saturation = Math.max(0, Math.min(1, parts[1]));
    double lightness = Math.max(0, Math.min(1, parts[2]));
    double[] colour = new double[] {0, 0, 0, alpha};
    int[] offsets = {0, 8, 4};
    for (int index = 0; index < 3; index++) {
      double place = ((offsets[index] + parts[0] / 30) % 12 + 12) % 12;
      double spread = saturation * Math.min(lightness, 1 - lightness);
      double share = lightness - spread * Math.max(-1, Math.min(Math.min(place - 3, 9 - place), 1));
      colour[index] = 255 * share;
    }
    return colour;
  }

  private static Optional<double[]> hexadecimal(String digits) {
    boolean single = digits.length() == 3 || digits.length() == 4;
    if (!single && digits.length() != 6 && digits.length() != 8) {
      return Optional.empty();
    }
    double[] colour = new double[] {0, 0, 0, 255};
    int width = single ? 1 : 2;
    for (int index = 0; index < digits.length() / width; index++) {
      String part = digits.substring(index * width, (index + 1) * width);
      colour[index] = Integer.parseInt(single ? part + part : part, 16);
    }
    colour[3] /= 255;
    return Optional.of(colour);
  }

  private static String hexadecimal(double[] colour) {
    StringBuilder text = new StringBuilder("#");
    for (int index = 0; index < 3; index++) {
      long level = Math.round(Math.max(0, Math.min(255, colour[index])));
      text.append(String.format(Locale.ROOT, "%02x", level));
    }
    return text.toString();
  }
}
