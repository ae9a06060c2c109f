package ca.calculquebec.cqorc.service.zoom;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.util.Set;

/** Zoom's error codes. They are compared, never the messages, whose wording differs. */
public final class ZoomCode {
  /** No webinar plan for this user. */
  public static final String NO_WEBINAR_PLAN = "200";

  /** A field, an id or a page token is not valid. */
  public static final String INVALID = "300";

  public static final String NO_SUCH_USER = "1001";
  public static final String USER_NOT_IN_ACCOUNT = "1010";

  /** This webinar takes no registrations. */
  public static final String NO_REGISTRATION = "3000";

  public static final String NO_SUCH_WEBINAR = "3001";
  public static final String IN_PROGRESS = "3002";
  public static final String NOT_THE_HOST = "3003";
  public static final String ENDED = "3007";
  public static final String HOST_REFUSED = "1114";
  public static final String HOST_WITHOUT_LICENCE = "1115";

  /** The report is of a webinar older than a year. */
  public static final String REPORT_TOO_OLD = "12702";

  static final String STALE_TOKEN = "124";

  // Three codes for one thing: reports of a missing scope name any of them.
  private static final Set<String> MISSING_SCOPE = Set.of("4700", "4711", "104");

  private ZoomCode() {}

  static boolean isMissingScope(String code) {
    return MISSING_SCOPE.contains(code);
  }

  /** Zoom does not give this account, or not any more, the report that was asked for. */
  static boolean hasNoReport(ServiceException failure) {
    String code = failure.code();
    return isMissingScope(code)
        || code.equals(NO_SUCH_WEBINAR)
        || code.equals(NO_WEBINAR_PLAN)
        || code.equals(REPORT_TOO_OLD);
  }

  /** One bad alternative host refuses the whole call. */
  public static boolean refusesAlternativeHosts(ServiceException failure) {
    return failure.code().equals(HOST_REFUSED) || failure.code().equals(HOST_WITHOUT_LICENCE);
  }
}
