package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** An address of [endpoints]: credentials go there, so it must be safe to send them. */
final class ServiceAddress {
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\." + BYTE + "){3}");
  private static final List<String> LOOPBACK = List.of("localhost", "[::1]");

  private ServiceAddress() {}

  /** The address without {@code /} at its end. */
  static String of(Setting setting) throws InputException {
    String value = setting.value().replaceFirst("/+$", "");
    URI address;
    try {
      address = new URI(value);
    } catch (URISyntaxException e) {
      throw SettingReader.malformed(setting, "this is no address that can be read");
    }
    String scheme = address.getScheme() == null ? "" : lower(address.getScheme());
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw SettingReader.malformed(setting, "an address that starts with https:// is expected");
    }
    if (address.getRawUserInfo() != null) {
      // Not quoted: what stands before the host is a password or an access token.
      throw new InputException(
          setting.origin(),
          "[" + setting.section() + "] " + setting.key() + " has a name or password in its address",
          "Remove what stands between // and @ in "
              + setting.file()
              + ", line "
              + setting.line()
              + ".");
    }
    // "host:" and ports beyond 65535 pass java.net.URI.
    boolean portIsWrong =
        address.getPort() > 65535 || String.valueOf(address.getRawAuthority()).endsWith(":");
    if (address.getHost() == null || portIsWrong) {
      throw SettingReader.malformed(setting, "the host or port cannot be read");
    }
    if (address.getRawQuery() != null || address.getRawFragment() != null) {
      throw SettingReader.malformed(setting, "an address without ? and # is expected");
    }
    if (scheme.equals("http") && !isLoopback(lower(address.getHost()))) {
      throw SettingReader.malformed(
          setting, "https:// is expected; plain http is only for this machine (localhost)");
    }
    return value;
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || LOOPBACK_V4.matcher(host).matches();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
