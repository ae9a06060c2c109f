package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that was drawn once, with sample texts in the variable places. A certificate is the same
 * page with other texts: the same fonts, colours, positions and order, since FOP wrote them all.
 * Used by several threads at a time.
 *
 * <p>Sample texts hold every character that the people need there, so that the embedded fonts do;
 * they are found again by how they are built: each character once, then the first one as often as
 * tells which text it is.
 */
final class PreparedPage {
  private static final Pattern TEXT_OBJECT = Pattern.compile("BT\\n(.*?)ET\\n", Pattern.DOTALL);
  private static final Pattern FONT = Pattern.compile("/(\\w+) [\\d.]+ Tf");
  private static final Pattern SHOWN = Pattern.compile("\\[([^\\]]*)\\] TJ");
  private static final Pattern PIECE = Pattern.compile("<([0-9A-Fa-f]+)>|(-?[\\d.]+)");
  private static final int DIGITS = 4;

  private final PdfFile file;
  private final Map<Integer, String> contents;
  private final Map<Integer, Place> places;

  /**
   * Where a text stands, and how its characters are written there.
   *
   * @param content the object that it stands in: the page's content, or a group's
   */
  private record Place(
      int content,
      int start,
      int end,
      String font,
      Slot slot,
      String sample,
      Map<Integer, String> codes) {}

  private PreparedPage(PdfFile file, Map<Integer, String> contents, Map<Integer, Place> places) {
    this.file = file;
    this.contents = contents;
    this.places = places;
  }

  /**
   * A sample text that can be found again.
   *
   * @param characters what the people need in this place; single ones only
   * @param number of the place, from 0
   */
  static String sample(Iterable<Integer> characters, int number) {
    StringBuilder rest = new StringBuilder();
    int first = -1;
    boolean blank = false;
    for (int character : characters) {
      if (character == ' ') {
        blank = true;
      } else if (first < 0) {
        first = character;
      } else {
        rest.appendCodePoint(character);
      }
    }
    String start = first < 0 ? "x" : Character.toString(first);
    // Never at an end, where blanks would be dropped.
    return start + (blank ? " " : "") + rest + start.repeat(number + 2);
  }

  /**
   * Empty when the samples are not found where they should be: a filter, a mask or a pattern may
   * have turned a text into something else.
   */
  static Optional<PreparedPage> of(SvgDrawing.Page drawn, List<String> samples) {
    Optional<PdfFile> file = PdfFile.of(drawn.pdf());
    if (file.isEmpty() || drawn.slots().size() != samples.size()) {
      return Optional.empty();
    }
    Map<Integer, String> contents = new TreeMap<>();
    Map<Integer, Place> places = new TreeMap<>();
    for (int object : file.get().contents()) {
      String content = file.get().stream(object).orElse("");
      Matcher text = TEXT_OBJECT.matcher(content);
      while (text.find()) {
        for (int number = 0; number < samples.size(); number++) {
          Optional<Place> place =
              place(object, content, text, samples.get(number), drawn.slots().get(number));
          if (place.isPresent()) {
            contents.put(object, content);
            if (places.put(number, place.get()) != null) {
              // A copy, which would show the sample.
              return Optional.empty();
            }
          }
        }
      }
    }
    return places.size() == samples.size()
        ? Optional.of(new PreparedPage(file.get(), contents, places))
        : Optional.empty();
  }

  private static Optional<Place> place(
      int content, String page, Matcher object, String sample, Slot slot) {
    String text = object.group(1);
    Matcher shown = SHOWN.matcher(text);
    Matcher font = FONT.matcher(text);
    if (!slot.exchangeable() || !shown.find() || !font.find()) {
      return Optional.empty();
    }
    int start = object.start(1) + shown.start();
    int end = object.start(1) + shown.end();
    Optional<Map<Integer, String>> codes = codes(shown.group(1), sample, slot);
    boolean single = !shown.find() && !font.find();
    return codes
        .filter(found -> single)
        .map(found -> new Place(content, start, end, font(page, object), slot, sample, found));
  }

  private static String font(String page, Matcher object) {
    Matcher font = FONT.matcher(page).region(object.start(1), object.end(1));
    return font.find() ? font.group(1) : "";
  }

  /** How each character of the sample is written; empty when this is not the sample. */
  private static Optional<Map<Integer, String>> codes(String shown, String sample, Slot slot) {
    List<String> written = new ArrayList<>();
    Matcher piece = PIECE.matcher(shown);
    double moved = 0;
    while (piece.find()) {
      if (piece.group(1) == null) {
        moved += Double.parseDouble(piece.group(2));
        continue;
      }
      String digits = piece.group(1);
      for (int index = 0; index + DIGITS <= digits.length(); index += DIGITS) {
        int number = written.size();
        boolean blank = number < sample.length() && sample.charAt(number) == ' ';
        // FOP notes its rounding, and Batik puts blanks anywhere; anything else is a setting.
        if (!blank && Math.abs(moved) >= 1) {
          return Optional.empty();
        }
        written.add(digits.substring(index, index + DIGITS));
        moved = blank ? moved : 0;
        if (number < sample.length()) {
          moved += slot.spaceAfter(sample.charAt(number)) / slot.size() * 1000;
        }
      }
    }
    if (written.size() != sample.length()) {
      return Optional.empty();
    }
    Map<Integer, String> codes = new HashMap<>();
    for (int index = 0; index < written.size(); index++) {
      String before = codes.putIfAbsent((int) sample.charAt(index), written.get(index));
      if (before != null && !before.equals(written.get(index))) {
        return Optional.empty();
      }
    }
    boolean distinct = new HashSet<>(codes.values()).size() == codes.size();
    return distinct ? Optional.of(codes) : Optional.empty();
  }

  /** Whether the form has what these texts need. */
  boolean canPrint(List<String> texts) {
    for (int index = 0; index < places.size(); index++) {
      Map<Integer, String> codes = places.get(index).codes();
      if (!texts.get(index).chars().allMatch(codes::containsKey)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param texts one for each place, which {@link #canPrint}
   */
  byte[] print(List<String> texts, PdfNotes notes, String fingerprint) {
    Map<Integer, byte[]> exchanged = new HashMap<>();
    contents.forEach(
        (object, content) ->
            exchanged.put(object, file.packedStream(object, filled(object, content, texts))));
    return PdfFinish.finish(file, exchanged, notes, fingerprint);
  }

  private String filled(int object, String content, List<String> texts) {
    StringBuilder filled = new StringBuilder(content.length() + 1000);
    List<Integer> within = new ArrayList<>(places.keySet());
    within.removeIf(number -> places.get(number).content() != object);
    within.sort(Comparator.comparing(number -> places.get(number).start()));
    int done = 0;
    for (int number : within) {
      Place place = places.get(number);
      filled.append(content, done, place.start());
      show(filled, place, texts.get(number));
      done = place.end();
    }
    return filled.append(content, done, content.length()).toString();
  }

  /** A text at its own start: the sample's place, moved by the difference of their widths. */
  private static void show(StringBuilder content, Place place, String text) {
    Slot slot = place.slot();
    double scale = slot.scale(text);
    double size = slot.size() * scale;
    double move = (slot.width(place.sample()) - slot.width(text) * scale) * slot.shift();
    if (scale < 1) {
      content.append(String.format(Locale.ROOT, "/%s %.4f Tf ", place.font(), size));
    }
    content.append(String.format(Locale.ROOT, "[%.3f <", -move / size * 1000));
    for (int index = 0; index < text.length(); index++) {
      content.append(place.codes().get((int) text.charAt(index)));
      if (slot.isSpaced()) {
        double space = slot.spaceAfter(text.charAt(index)) / slot.size() * 1000;
        content.append(String.format(Locale.ROOT, "> %.3f <", -space));
      }
    }
    content.append(">] TJ");
  }
}
