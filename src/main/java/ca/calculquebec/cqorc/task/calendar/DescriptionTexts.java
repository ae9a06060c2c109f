package ca.calculquebec.cqorc.task.calendar;

import java.util.List;

/**
 * What the repository of descriptions says about a course.
 *
 * @param plan every line, those of several sessions one after the other
 */
public record DescriptionTexts(String summary, String description, List<String> plan) {
  public DescriptionTexts {
    plan = List.copyOf(plan);
  }
}
