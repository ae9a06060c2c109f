package ca.calculquebec.cqorc.failure;

import java.util.Optional;

/** A service refused a request, could not be reached, or answered something unreadable. */
public final class ServiceException extends CqorcException {
  /** The code of a refusal that names a day; the services give none. */
  public static final String DAY = "day";

  private static final long serialVersionUID = 1L;

  /** Why, in the terms that decide what happens next. */
  public enum Reason {
    /** The credentials are wrong, expired, revoked, or lack a scope: nothing will work. */
    CREDENTIALS,
    /** The thing asked for does not exist (any more). */
    NOT_FOUND,
    /** A limit that is not worth waiting for: it names a day, or more than {@code --max-wait}. */
    LIMIT,
    /** The request itself was refused; repeating it will not help. */
    REFUSED,
    /** Trouble at the service or on the way; the same request may succeed later. */
    UNAVAILABLE,
    /** The run was interrupted before the request was sent. */
    INTERRUPTED
  }

  private final String service;
  private final Reason reason;
  private final int status;
  private final String code;
  private final boolean uncertain;

  /**
   * @param service the service's plain name: Zoom, Eventbrite, Google Sheets …
   * @param status HTTP status, 0 when there was no answer
   * @param code the service's own error code, {@code ""} when it gave none
   * @param uncertain whether the service may have done the work all the same: a create must then be
   *     looked up before it is repeated
   */
  public ServiceException(
      String service,
      Reason reason,
      int status,
      String code,
      boolean uncertain,
      String message,
      String advice,
      Throwable cause) {
    super(message, advice, Optional.empty(), cause);
    this.service = service;
    this.reason = reason;
    this.status = status;
    this.code = code;
    this.uncertain = uncertain;
  }

  public String service() {
    return service;
  }

  public Reason reason() {
    return reason;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** Whether the service allows no more of this today, by its own word. */
  public boolean isForTheDay() {
    return reason == Reason.LIMIT && code.equals(DAY);
  }

  public boolean uncertain() {
    return uncertain;
  }
}
