package ca.calculquebec.cqorc.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command's options as picocli read them from the annotations while cqorc was built, a line each:
 * reading annotations takes longer than Java's start. They hold what parsing needs and no help, so
 * a command line that asks for help, and a command without such a table, goes by the annotations.
 */
final class OptionTable {
  private static final String REQUIRED = "required";
  private static final String HELP = "help";
  private static final String VERSION = "version";
  private static final String OPTIONAL_VALUE = "optional";
  private static final String OWN = "-";

  private OptionTable() {}

  /** The table's text; empty for a command that has more than options on fields and in mixins. */
  static Optional<String> write(CommandSpec spec) {
    if (!spec.positionalParameters().isEmpty() || !spec.argGroups().isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (!(option.userObject() instanceof Field field) || option.splitRegex().length() > 0) {
        return Optional.empty();
      }
      List<String> flags = new ArrayList<>();
      if (option.required()) {
        flags.add(REQUIRED);
      }
      if (option.usageHelp()) {
        flags.add(HELP);
      }
      if (option.versionHelp()) {
        flags.add(VERSION);
      }
      if (option.arity().min() < option.arity().max()) {
        flags.add(OPTIONAL_VALUE);
      }
      lines.add(
          String.join(
              "\t",
              owner(spec.userObject().getClass(), field),
              field.getName(),
              String.join(" ", option.names()),
              option.paramLabel(),
              String.join(" ", flags)));
    }
    return Optional.of(String.join("\n", lines) + "\n");
  }

  /** The field that holds the mixin of an option, or a hyphen for the command's own. */
  private static String owner(Class<?> command, Field option) {
    if (option.getDeclaringClass() == command) {
      return OWN;
    }
    for (Field field : command.getDeclaredFields()) {
      boolean holds = option.getDeclaringClass().isAssignableFrom(field.getType());
      if (field.isAnnotationPresent(Mixin.class) && holds) {
        return field.getName();
      }
    }
    throw new IllegalStateException("no mixin of " + command + " holds " + option);
  }

  /**
   * The command ready to parse, its mixins in place.
   *
   * @param table as {@link #write} wrote it
   * @throws IllegalStateException when it does not fit the command
   */
  static CommandSpec read(String table, Object command) {
    try {
      return spec(table.split("\n"), command);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a table of options of another build", e);
    }
  }

  private static CommandSpec spec(String[] lines, Object command)
      throws ReflectiveOperationException {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
    Map<String, Object> owners = new HashMap<>();
    owners.put(OWN, command);
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      Object owner = owners.get(parts[0]);
      if (owner == null) {
        owner = mixin(command, parts[0]);
        owners.put(parts[0], owner);
      }
      spec.addOption(option(parts, owner));
    }
    return spec;
  }

  private static Object mixin(Object command, String name) throws ReflectiveOperationException {
    Field field = command.getClass().getDeclaredField(name);
    field.setAccessible(true);
    Constructor<?> constructor = field.getType().getDeclaredConstructor();
    constructor.setAccessible(true);
    Object mixin = constructor.newInstance();
    field.set(command, mixin);
    return mixin;
  }

  private static OptionSpec option(String[] parts, Object owner)
      throws ReflectiveOperationException {
    Field field = field(owner.getClass(), parts[1]);
    field.setAccessible(true);
    Binding binding = new Binding(field, owner);
    String flags = parts[4];
    OptionSpec.Builder option =
        OptionSpec.builder(parts[2].split(" "))
            .type(field.getType())
            .getter(binding)
            .setter(binding)
            .initialValue(field.get(owner))
            .paramLabel(parts[3])
            .required(flags.contains(REQUIRED))
            .usageHelp(flags.contains(HELP))
            .versionHelp(flags.contains(VERSION));
    if (flags.contains(OPTIONAL_VALUE)) {
      option.arity("0..1").fallbackValue("");
    }
    if (field.getGenericType() instanceof ParameterizedType generic) {
      option.auxiliaryTypes((Class<?>) generic.getActualTypeArguments()[0]);
    }
    return option.build();
  }

  /** The class's own, or one that a mixin has from the mixin that it extends. */
  private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          return field;
        }
      }
    }
    throw new NoSuchFieldException(owner + " has no " + name);
  }

  /** A field that picocli reads and sets. */
  private record Binding(Field field, Object owner) implements IGetter, ISetter {
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli's own signature
    public <T> T get() throws IllegalAccessException {
      return (T) field.get(owner);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T set(T value) throws IllegalAccessException {
      T before = (T) field.get(owner);
      field.set(owner, value);
      return before;
    }
  }
}
