package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Language;

/** What a report says, in both languages; {@code %s} takes what differs from case to case. */
public enum ReportLabel {
  HEADING("Présences : %s", "Attendance: %s"),
  IN_ORDER("En règle", "In order"),
  PRESENT_NOT_REGISTERED("Présents sans inscription", "Present, not registered"),
  PRESENT_NOT_CHECKED_IN("Présents, arrivée non enregistrée", "Present, not checked in"),
  NOT_LONG_ENOUGH("Arrivée enregistrée, présence trop courte", "Checked in, not long enough"),
  ABSENT("Inscrits, absents", "Registered, absent"),
  AMBIGUOUS("Ambigus : à vérifier à la main", "Ambiguous: to be checked by a person"),
  LEFT_OUT("Laissés de côté", "Left out"),

  OTHER_EMAIL("autre courriel dans Zoom : %s", "used another e-mail in Zoom: %s"),
  OTHER_NAME("autre nom dans Zoom : %s", "used another name in Zoom: %s"),
  MAY_ALSO_BE("pourrait aussi être %s", "may also be %s"),
  MAY_BE("pourrait être %s", "may be %s"),
  WAITING_ONLY("seulement dans la salle d'attente", "only in the waiting room"),
  CANCELLED("inscription annulée", "the registration was cancelled"),
  TRAINER("équipe de formation", "trainer"),
  LEADER("hôte ou panéliste dans Zoom", "host or panelist in Zoom"),
  IGNORED_DOMAIN("domaine ignoré", "ignored domain"),
  TOO_SHORT("sans inscription, présence trop courte", "not registered, not long enough"),

  SESSIONS("Séances", "Sessions"),
  INSTANCES("Réunions Zoom prises en compte", "Zoom instances counted"),
  REHEARSALS(
      "Laissées de côté, hors des séances (répétitions)",
      "Left out, outside of the sessions (rehearsals)"),
  RULE("Présent : plus de %s min (%s de %s)", "Present: more than %s min (%s of %s)"),
  MEAN("la moyenne, %s min", "the mean, %s min"),
  MEDIAN("la médiane, %s min", "the median, %s min"),
  SCHEDULED("la durée prévue, %s min", "the scheduled time, %s min"),
  CHECK_INS("Gérer les arrivées : %s", "Manage check-ins: %s"),
  NOBODY("personne", "nobody"),
  MINUTES("%s min", "%s min"),
  AND_MORE("et %s de plus", "and %s more"),

  REASON_PRESENT("présence de %s min, plus de %s", "present %s min, more than %s"),
  REASON_NO_CHECK_IN(
      "présence de %s min, plus de %s ; arrivée non enregistrée",
      "present %s min, more than %s; not checked in"),
  REASON_SHORT("présence de %s min, pas plus de %s", "present %s min, not more than %s"),
  REASON_ABSENT("ne s'est pas connecté", "did not connect"),
  REASON_AMBIGUOUS(
      "à décider à la main : %s dans Zoom pourrait être cette personne",
      "to be decided by a person: %s in Zoom may be this one"),
  REASON_PERHAPS_MORE(
      "présence de %s min, pas plus de %s ; à décider à la main : %s dans Zoom pourrait aussi être"
          + " cette personne",
      "present %s min, not more than %s; to be decided by a person: %s in Zoom may be this one"
          + " too"),

  NAME("Nom", "Name"),
  EMAIL("Courriel", "E-mail"),
  SECTION("Section", "Section"),
  PRESENCE("Présence", "Presence"),
  CHECKED_IN("Arrivée", "Checked in"),
  REMARKS("Remarques", "Remarks"),
  YES("oui", "yes"),
  NO("non", "no"),
  ATTENDEE_ID("Participant Eventbrite", "Eventbrite attendee"),
  SESSION("Séance %s", "Session %s"),
  LEGEND(
      "Barre pleine : connecté. Cadre : séance prévue.",
      "Solid bar: connected. Frame: scheduled session."),
  LEGEND_UNPLANNED(
      "Barre pleine : connecté. Cadre : la réunion Zoom.",
      "Solid bar: connected. Frame: the Zoom meeting."),
  SUMMARY("Résumé", "Summary"),
  BAR("%s à %s", "%s to %s"),
  NO_TIMES(
      "Le rapport de Zoom ne dit pas les heures, seulement les durées : pas de barres.",
      "Zoom's report tells lengths only and no times: there are no bars.");

  private final String french;
  private final String english;

  ReportLabel(String french, String english) {
    this.french = french;
    this.english = english;
  }

  /** With the values in their places; those that it has no place for are left out. */
  public String in(Language language, Object... values) {
    String text = language == Language.FRENCH ? french : english;
    // By hand, since a large report has tens of thousands; what is filled in is not looked at
    // again.
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (Object value : values) {
      int at = text.indexOf("%s", from);
      if (at < 0) {
        break;
      }
      filled.append(text, from, at).append(value);
      from = at + 2;
    }
    return filled.append(text, from, text.length()).toString();
  }
}
