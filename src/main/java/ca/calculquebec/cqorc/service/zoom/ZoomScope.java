package ca.calculquebec.cqorc.service.zoom;

/**
 * What an app must be allowed to do for a call. Apps made since 2024 have granular scopes only,
 * older ones the classic scopes (contract 2.2).
 */
public enum ZoomScope {
  LIST_WEBINARS("webinar:read", "webinar:read:list_webinars"),
  READ_WEBINAR("webinar:read", "webinar:read:webinar"),
  CREATE_WEBINAR("webinar:write", "webinar:write:webinar"),
  UPDATE_WEBINAR("webinar:write", "webinar:update:webinar"),
  DELETE_WEBINAR("webinar:write", "webinar:delete:webinar"),
  LIST_PANELISTS("webinar:read", "webinar:read:list_panelists"),
  ADD_PANELIST("webinar:write", "webinar:write:panelist"),
  REMOVE_PANELIST("webinar:write", "webinar:delete:panelist"),
  LIST_REGISTRANTS("webinar:read", "webinar:read:list_registrants"),
  LIST_PAST_INSTANCES("webinar:read", "webinar:read:list_past_instances"),
  LIST_PAST_PARTICIPANTS("webinar:read", "webinar:read:list_past_participants"),
  REPORT_PARTICIPANTS("report:read", "report:read:list_webinar_participants");

  // A Server-to-Server app works for the whole account.
  private static final String WHOLE_ACCOUNT = ":admin";

  private final String classic;
  private final String granular;

  ZoomScope(String classic, String granular) {
    this.classic = classic;
    this.granular = granular;
  }

  String classic() {
    return classic + WHOLE_ACCOUNT;
  }

  String granular() {
    return granular + WHOLE_ACCOUNT;
  }

  /** With or without the part that says for how many users it holds. */
  boolean isGrantedBy(String scope) {
    return scope.equals(classic)
        || scope.equals(classic())
        || scope.equals(granular)
        || scope.equals(granular());
  }
}
