package ca.calculquebec.cqorc.sandbox.zoom;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The two forms of scopes that an app at Zoom can have (contract 2.2). */
public enum ZoomScopes {
  CLASSIC("webinar:read:admin webinar:write:admin report:read:admin user:read:admin"),
  GRANULAR(
      Arrays.stream(Right.values())
          .map(right -> right.granular() + ":admin")
          .collect(Collectors.joining(" ", "", " user:read:user:admin")));

  /** What a call needs. */
  enum Right {
    WEBINAR_LIST("webinar:read", "webinar:read:list_webinars"),
    WEBINAR_GET("webinar:read", "webinar:read:webinar"),
    WEBINAR_CREATE("webinar:write", "webinar:write:webinar"),
    WEBINAR_UPDATE("webinar:write", "webinar:update:webinar"),
    WEBINAR_DELETE("webinar:write", "webinar:delete:webinar"),
    PANELIST_LIST("webinar:read", "webinar:read:list_panelists"),
    PANELIST_ADD("webinar:write", "webinar:write:panelist"),
    PANELIST_REMOVE("webinar:write", "webinar:delete:panelist"),
    REGISTRANT_LIST("webinar:read", "webinar:read:list_registrants"),
    REGISTRANT_ADD("webinar:write", "webinar:write:registrant"),
    INSTANCES("webinar:read", "webinar:read:list_past_instances"),
    PARTICIPANTS("webinar:read", "webinar:read:list_past_participants"),
    REPORT("report:read", "report:read:list_webinar_participants");

    private final String classic;
    private final String granular;

    Right(String classic, String granular) {
      this.classic = classic;
      this.granular = granular;
    }

    String granular() {
      return granular;
    }

    boolean isIn(List<String> granted) {
      return granted.contains(classic)
          || granted.contains(classic + ":admin")
          || granted.contains(granular)
          || granted.contains(granular + ":admin");
    }

    /** As Zoom names them: those of the app's form, with and without {@code :admin}. */
    String named(List<String> granted) {
      boolean old =
          granted.stream()
              .anyMatch(
                  scope -> List.of("webinar:read:admin", "webinar:write:admin").contains(scope));
      String scope = old ? classic : granular;
      return scope + ", " + scope + ":admin";
    }
  }

  private final String all;

  ZoomScopes(String all) {
    this.all = all;
  }

  /** All that this stand-in knows, as a token's {@code scope} lists them. */
  String all() {
    return all;
  }
}
