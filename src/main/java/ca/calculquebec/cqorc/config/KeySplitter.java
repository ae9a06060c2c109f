package ca.calculquebec.cqorc.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.ini4j.Config;
import org.ini4j.spi.IniHandler;
import org.ini4j.spi.IniParser;

/**
 * Lets ini4j split {@code key = value} lines that are already folded. The library has no maintainer
 * any more. CVE-2022-41404 is in its {@code fetch()}, which expands references without end and is
 * not called here: only its parser is.
 */
final class KeySplitter {
  record Pair(String key, String value) {}

  /** So that a key that starts with a bracket is no heading for ini4j. */
  private static final char GUARD = 'k';

  /**
   * Stand-ins for what ini4j would trim, join or escape (control characters and the backslash):
   * Unicode's noncharacters, which exist for a program's inner use.
   */
  private static final char FIRST_STAND_IN = '\uFDD0';

  private static final char LAST_STAND_IN = '\uFDEF';

  private KeySplitter() {}

  /** Whether a text holds one of the stand-ins, as no text should. */
  static boolean isStandIn(int character) {
    return character >= FIRST_STAND_IN && character <= LAST_STAND_IN;
  }

  /**
   * @param lines each with a key and a delimiter
   * @throws IllegalStateException when ini4j sees other pairs than lines
   */
  static List<Pair> split(List<String> lines) {
    StringBuilder text = new StringBuilder("[section]\n");
    for (String line : lines) {
      text.append(GUARD).append(hide(line)).append('\n');
    }
    Pairs pairs = new Pairs();
    try {
      new OptionParser(settings()).parse(new StringReader(text.toString()), pairs);
    } catch (IOException e) {
      throw new IllegalStateException("folded lines that ini4j cannot split", e);
    }
    if (pairs.found.size() != lines.size()) {
      throw new IllegalStateException("ini4j split other lines than the folded ones");
    }
    return pairs.found;
  }

  private static Config settings() {
    Config settings = new Config();
    settings.setEscape(false);
    settings.setEscapeNewline(false);
    settings.setEmptyOption(false);
    settings.setMultiOption(false);
    settings.setMultiSection(false);
    settings.setInclude(false);
    settings.setGlobalSection(false);
    settings.setUnnamedSection(false);
    settings.setPathSeparator('\uFFFF');
    // ini4j takes the machine's locale for small letters, and Turkish has others; see IniFile.
    settings.setLowerCaseOption(false);
    return settings;
  }

  private static String hide(String line) {
    StringBuilder hidden = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      if (character == '\\') {
        hidden.append(FIRST_STAND_IN);
      } else {
        hidden.append(character < ' ' ? (char) (FIRST_STAND_IN + character) : character);
      }
    }
    return hidden.toString();
  }

  private static String show(String hidden) {
    StringBuilder shown = new StringBuilder(hidden.length());
    for (int i = 0; i < hidden.length(); i++) {
      char character = hidden.charAt(i);
      int offset = character - FIRST_STAND_IN;
      if (offset == 0) {
        shown.append('\\');
      } else {
        shown.append(offset > 0 && offset < ' ' ? (char) offset : character);
      }
    }
    return shown.toString();
  }

  /** ini4j's own way to a parser looks through every jar for another implementation (40 ms). */
  private static final class OptionParser extends IniParser {
    OptionParser(Config settings) {
      setConfig(settings);
    }
  }

  private static final class Pairs implements IniHandler {
    private final List<Pair> found = new ArrayList<>();

    @Override
    public void handleOption(String name, String value) {
      found.add(new Pair(PythonText.strip(show(name.substring(1))), PythonText.strip(show(value))));
    }

    @Override
    public void startIni() {}

    @Override
    public void endIni() {}

    @Override
    public void startSection(String name) {}

    @Override
    public void endSection() {}

    @Override
    public void handleComment(String comment) {}
  }
}
