package ca.calculquebec.cqorc.config;

import java.util.List;

/**
 * A key that no command reads, perhaps mistyped.
 *
 * @param section as written
 * @param near known keys of that section that look like it or, when the section itself is unknown,
 *     known sections
 */
public record UnknownKey(
    String section,
    String key,
    String file,
    int line,
    boolean sectionIsUnknown,
    List<String> near) {
  public UnknownKey {
    near = List.copyOf(near);
  }

  /** One line for a person. */
  public String describe() {
    String what =
        sectionIsUnknown
            ? "no command reads the section [" + section + "]"
            : "no command reads [" + section + "] " + key;
    return near.isEmpty()
        ? what
        : what + " (did you mean \"" + String.join("\" or \"", near) + "\"?)";
  }
}
