package ca.calculquebec.cqorc.template;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names that make_template_cases.py evaluates with; both must say the same. */
final class TemplateNames {
  private TemplateNames() {}

  static Map<String, Value> all() {
    ZoneId toronto = ZoneId.of("America/Toronto");
    Map<String, Value> names = new LinkedHashMap<>();
    names.put("title", Value.of("Introduction à Python [en ligne, PYT101]"));
    names.put("course_code", Value.of("PYT101"));
    names.put("locale", Value.of("fr"));
    names.put("site", Value.of("enligne"));
    names.put("date", new Value.Date(LocalDate.of(2026, 9, 14)));
    names.put("start_time", time(ZonedDateTime.of(2026, 9, 14, 13, 0, 0, 0, toronto)));
    names.put("end_time", time(ZonedDateTime.of(2026, 11, 2, 16, 5, 9, 120_034_000, toronto)));
    names.put("utc_time", time(ZonedDateTime.of(2026, 1, 3, 0, 30, 0, 0, ZoneOffset.UTC)));
    ZoneOffset india = ZoneOffset.ofHoursMinutes(5, 30);
    names.put("india_time", time(ZonedDateTime.of(2024, 12, 30, 23, 59, 58, 0, india)));
    names.put("early", new Value.Date(LocalDate.of(2027, 1, 1)));
    names.put("session", session());
    names.put("eb_event", event());
    names.put("eb_event_id", Value.of("112111795398"));
    names.put(
        "attendee",
        dict("name", Value.of("Maëlle O'Brien-Lévesque"), "email", Value.of("maelle@example.org")));
    names.put("survey_link", Value.of("https://example.org/s?q=1&r=2"));
    names.put("analysts_tagged", Value.of("<@U1> et <@U2>"));
    names.put("user_index", Value.of(7));
    names.put("negative", Value.of(-7));
    names.put("big", new Value.Int(BigInteger.TEN.pow(30)));
    names.put("ratio", new Value.Real(0.6));
    names.put("hours", new Value.Real(1.5));
    names.put("yes", new Value.Bool(true));
    names.put("nothing", new Value.None());
    names.put(
        "words", new Value.Items(List.of(Value.of("un"), Value.of("deux"), Value.of("trois"))));
    names.put("empty", Value.of(""));
    names.put("emoji", Value.of("Été 🐍 œuvre ß ŉ ǆ ΟΔΟΣ"));
    names.put("lines", Value.of("one\ntwo\r\nthree\n\nfour"));
    names.put("quotes", Value.of("say \"it's\" \\ \t\u0007\u200b\u00a0"));
    return names;
  }

  private static Value time(ZonedDateTime time) {
    return new Value.DateTime(time);
  }

  private static Value session() {
    return dict(
        "course_id", Value.of("2026-07"),
        "creation_grappe", Value.of("oui"),
        "destruction_grappe", Value.of("non"),
        "notes", Value.of(""),
        "hours", Value.of("1,5"),
        "site", Value.of("en ligne"),
        "code", Value.of("PYT101"),
        "number", Value.of(" 42 "));
  }

  private static Value event() {
    return dict(
        "id", Value.of("112111795398"),
        "name", dict("text", Value.of("L'été à Montréal")),
        "capacity", Value.of(40),
        "is_free", new Value.Bool(true),
        "price", new Value.None(),
        "tags", new Value.Items(List.of(Value.of("python"), Value.of("débutant"))),
        "fee", new Value.Real(12.5));
  }

  private static Value dict(Object... pairs) {
    Map<String, Value> entries = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      entries.put((String) pairs[i], (Value) pairs[i + 1]);
    }
    return new Value.Dict(entries);
  }
}
