package ca.calculquebec.cqorc.service.git;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether two addresses, which may be written in several ways, are of one repository. */
final class RepositoryAddress {
  private static final Pattern WITH_SCHEME =
      Pattern.compile("[a-z]+://(?:[^/@]*@)?([^/:]*)(?::\\d+)?/(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_SSH = Pattern.compile("(?:[^/@:]*@)?([^/:]+):(.*)");

  private RepositoryAddress() {}

  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /** Host and path. */
  private static String plain(String address) {
    String text = address.strip().replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    for (Pattern form : new Pattern[] {WITH_SCHEME, OF_SSH}) {
      Matcher matcher = form.matcher(text);
      if (matcher.matches()) {
        String path = matcher.group(2).replaceFirst("^/+", "");
        return matcher.group(1).toLowerCase(Locale.ROOT) + "/" + path;
      }
    }
    return text;
  }
}
