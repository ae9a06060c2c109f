package ca.calculquebec.cqorc.sheet;

import java.util.Locale;
import java.util.Set;

/**
 * Whether {@code 04/09/2026} is in April or in September, by the spreadsheet's locale.
 *
 * <p>From the short date patterns of CLDR. Locales that put the year first show {@code 2026-09-04}
 * themselves, so that {@code 04/09/2026} was typed there as text and says nothing; French is the
 * exception, since its speakers write day before month everywhere, in Canada too.
 */
public enum DayOrder {
  DAY_FIRST,
  MONTH_FIRST,
  UNDECIDABLE;

  private static final Set<String> MONTH_FIRST_LOCALES =
      Set.of(
          "en", "en_us", "en_ph", "en_pr", "en_gu", "en_as", "en_vi", "en_um", "en_mp", "es_pr",
          "es_pa", "fil", "fil_ph");
  private static final Set<String> YEAR_FIRST_LOCALES =
      Set.of("en_ca", "en_za", "en_se", "zh_cn", "zh_tw", "zh");
  private static final Set<String> YEAR_FIRST_LANGUAGES =
      Set.of("ja", "ko", "hu", "lt", "sv", "eu", "fa", "mn", "ne", "si", "af");

  /**
   * @param locale as Sheets gives it: {@code fr_CA}, {@code en}
   */
  public static DayOrder of(String locale) {
    String key = locale.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    if (!key.matches("[a-z]{2,3}(_.*)?")) {
      return UNDECIDABLE;
    }
    if (MONTH_FIRST_LOCALES.contains(key)) {
      return MONTH_FIRST;
    }
    String language = key.contains("_") ? key.substring(0, key.indexOf('_')) : key;
    if (YEAR_FIRST_LOCALES.contains(key) || YEAR_FIRST_LANGUAGES.contains(language)) {
      return UNDECIDABLE;
    }
    return DAY_FIRST;
  }
}
