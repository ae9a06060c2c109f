package ca.calculquebec.cqorc.sandbox.google;

import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.ShortPages;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which page of a list one of Google's calls asks for. */
public final class GooglePages {
  private GooglePages() {}

  public static ShortPages of(Call call, String parameter, int size) {
    TreeMap<String, List<String>> others = new TreeMap<>(call.query());
    others.keySet().removeAll(new TreeSet<>(List.of(parameter, "fields", "key", "alt")));
    try {
      return ShortPages.of(call.query(parameter).orElse(""), size, call.path() + others);
    } catch (ShortPages.BadToken bad) {
      throw GoogleErrors.legacy(400, "global", "invalid", "Invalid Value");
    }
  }
}
