package ca.calculquebec.cqorc.template;

/** Sends a method to the kind of value that has it. */
final class Methods {
  private Methods() {}

  static Value call(Value target, String name, CallArguments arguments, Scope scope)
      throws TemplateRefusal {
    if (target instanceof Value.Text text && TextMethods.NAMES.contains(name)) {
      return TextMethods.call(text.text(), name, arguments, scope);
    }
    if (target instanceof Value.Date || target instanceof Value.DateTime) {
      return DateMethods.call(target, name, arguments, scope);
    }
    if (target instanceof Value.Dict dict && name.equals("get")) {
      arguments.count(1, 2);
      Value key = arguments.positional().get(0);
      Value absent = arguments.at(1).orElse(new Value.None());
      return key instanceof Value.Text word ? dict.find(word.text()).orElse(absent) : absent;
    }
    throw none(target, name);
  }

  static TemplateRefusal none(Value target, String name) {
    return TemplateRefusal.of(": " + Types.name(target) + " has no " + name);
  }
}
