package ca.calculquebec.cqorc.sheet;

/**
 * What {@code --date} is compared with: most commands deal with courses, calendars with sessions.
 */
public enum DateFilter {
  FIRST_SESSION,
  ANY_SESSION
}
