package ca.calculquebec.cqorc.template;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Attributes and methods of Python's date and datetime. */
final class DateMethods {
  private DateMethods() {}

  static Value attribute(Value value, String name) throws TemplateRefusal {
    LocalDate date = date(value).orElseThrow(() -> Methods.none(value, name));
    switch (name) {
      case "year" -> {
        return Value.of(date.getYear());
      }
      case "month" -> {
        return Value.of(date.getMonthValue());
      }
      case "day" -> {
        return Value.of(date.getDayOfMonth());
      }
      default -> {}
    }
    if (!(value instanceof Value.DateTime time)) {
      throw Methods.none(value, name);
    }
    ZonedDateTime moment = time.time();
    return switch (name) {
      case "hour" -> Value.of(moment.getHour());
      case "minute" -> Value.of(moment.getMinute());
      case "second" -> Value.of(moment.getSecond());
      default -> Value.of(moment.getNano() / 1000);
    };
  }

  static Value call(Value value, String name, CallArguments arguments, Scope scope)
      throws TemplateRefusal {
    LocalDate date = date(value).orElseThrow(() -> Methods.none(value, name));
    switch (name) {
      case "strftime" -> {
        arguments.count(1, 1, List.of("format"));
        Value format = arguments.at(0, "format").orElseThrow();
        return scope.text(Strftime.format(value, arguments.text(format), scope));
      }
      case "weekday" -> {
        arguments.count(0, 0);
        return Value.of(date.getDayOfWeek().getValue() - 1L);
      }
      case "isoweekday" -> {
        arguments.count(0, 0);
        return Value.of(date.getDayOfWeek().getValue());
      }
      case "isoformat" -> {
        return value instanceof Value.DateTime time
            ? isoFormat(time.time(), arguments)
            : new Value.Text(PyText.date(emptyHanded(arguments, date)));
      }
      default -> {}
    }
    if (name.equals("date") && value instanceof Value.DateTime) {
      arguments.count(0, 0);
      return new Value.Date(date);
    }
    throw Methods.none(value, name);
  }

  private static LocalDate emptyHanded(CallArguments arguments, LocalDate date)
      throws TemplateRefusal {
    arguments.count(0, 0);
    return date;
  }

  private static Value isoFormat(ZonedDateTime time, CallArguments arguments)
      throws TemplateRefusal {
    arguments.count(0, 2, List.of("sep", "timespec"));
    Optional<Value> sep = arguments.at(0, "sep");
    Optional<Value> timespec = arguments.at(1, "timespec");
    String between = sep.isPresent() ? arguments.text(sep.get()) : "T";
    if (Chars.length(between) != 1) {
      throw TemplateRefusal.of(": between date and time stands one character");
    }
    String detail = timespec.isPresent() ? arguments.text(timespec.get()) : "auto";
    return new Value.Text(PyText.dateTime(time, between, detail));
  }

  static Optional<LocalDate> date(Value value) {
    if (value instanceof Value.Date date) {
      return Optional.of(date.date());
    }
    return value instanceof Value.DateTime time
        ? Optional.of(time.time().toLocalDate())
        : Optional.empty();
  }
}
