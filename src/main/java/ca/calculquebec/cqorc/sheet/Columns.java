package ca.calculquebec.cqorc.sheet;

import java.util.List;
import java.util.Set;

/** The headings that cqorc knows; all others are left alone and visible to templates. */
public final class Columns {
  public static final String COURSE_ID = "course_id";
  public static final String TITLE = "title";
  public static final String CODE = "code";
  public static final String START = "start_date";
  public static final String END = "end_date";
  public static final String LANGUAGE = "language";
  public static final String TEMPLATE = "template";
  public static final String SITE = "site";
  public static final String ZOOM_ID = "zoom_id";
  public static final String EVENTBRITE_ID = "eventbrite_id";
  public static final String SLACK_CHANNEL = "slack_channel";

  /** Every command reads these. */
  static final List<String> REQUIRED = List.of(COURSE_ID, TITLE, CODE, START, END, LANGUAGE);

  /** One value for all rows of a course. */
  static final List<String> COURSE_LEVEL = List.of(ZOOM_ID, EVENTBRITE_ID, SLACK_CHANNEL);

  /** What cqorc writes, each the id of something that it made. */
  static final Set<String> IDS =
      Set.of(
          ZOOM_ID,
          EVENTBRITE_ID,
          SLACK_CHANNEL,
          "public_gcal_id",
          "private_gcal_id",
          "post_mortem_private_gcal_id");

  /** Twice in the header, each of these would leave open which one is meant. */
  static final Set<String> KNOWN =
      Set.of(
          COURSE_ID,
          TITLE,
          CODE,
          START,
          END,
          LANGUAGE,
          TEMPLATE,
          SITE,
          ZOOM_ID,
          EVENTBRITE_ID,
          SLACK_CHANNEL,
          "instructor",
          "host",
          "assistants",
          "equipe_techno",
          "hours",
          "public_gcal_id",
          "private_gcal_id",
          "post_mortem_private_gcal_id",
          "cost_basis",
          "creation_grappe",
          "destruction_grappe");

  private Columns() {}
}
