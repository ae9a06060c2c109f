package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.Repeat;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.CalendarRequest;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Google Calendar v3, in its own words. */
public final class CalendarClient {
  /** The service's plain name; limits and interrupts go by it. */
  public static final String SERVICE = GoogleScope.CALENDAR.service();

  private static final int MOST_PER_PAGE = 2500;

  private final String root;
  private final GoogleCalls calls;
  private final String apiKey;
  private final String check;

  /**
   * @param root the API's root, without {@code /} at its end
   */
  public CalendarClient(String root, Http http, AccessTokens tokens) {
    this(root, http, tokens, "", CalendarErrors.CHECK);
  }

  private CalendarClient(String root, Http http, AccessTokens tokens, String apiKey, String check) {
    this.root = root;
    this.calls = new GoogleCalls(http, tokens, GoogleScope.CALENDAR);
    this.apiKey = apiKey;
    this.check = check;
  }

  /** Reads what is public, by an API key and nobody's account. */
  public static CalendarClient ofApiKey(String root, Http http, String apiKey) {
    return new CalendarClient(
        root,
        http,
        new NoAccount(),
        apiKey,
        "Check the API key, the calendar's id, and that the calendar is public.");
  }

  /** No token at all: the key says who asks. */
  private static final class NoAccount implements AccessTokens {
    @Override
    public String accessToken(GoogleScope scope) {
      return "";
    }

    @Override
    public String renewedToken(GoogleScope scope, String refused) {
      return "";
    }

    @Override
    public String place(GoogleScope scope) {
      return "the API key";
    }
  }

  /** Builds one request of Google's library. */
  @FunctionalInterface
  private interface CalendarCall<T> {
    CalendarRequest<T> on(Calendar calendar) throws IOException;
  }

  /** Events that touch the window, repeated ones one by one; deleted ones are not shown. */
  public List<CalendarEvent> list(String calendarId, Instant from, Instant to)
      throws ServiceException {
    return pages(
        "list the events of calendar " + calendarId,
        calendar -> calendar.events().list(calendarId).setTimeMin(utc(from)).setTimeMax(utc(to)));
  }

  /** Events with this private property. */
  public List<CalendarEvent> listByProperty(String calendarId, String key, String value)
      throws ServiceException {
    // Whether several properties mean "and" or "or" is not clear: one is asked for, and checked.
    return pages(
            "look for an event in calendar " + calendarId,
            calendar ->
                calendar
                    .events()
                    .list(calendarId)
                    .setPrivateExtendedProperty(List.of(key + "=" + value)))
        .stream()
        .filter(event -> value.equals(event.properties().get(key)))
        .toList();
  }

  /** Builds the request for a listing's first page. */
  @FunctionalInterface
  private interface Listing {
    Calendar.Events.List on(Calendar calendar) throws IOException;
  }

  private List<CalendarEvent> pages(String what, Listing listing) throws ServiceException {
    List<CalendarEvent> found = new ArrayList<>();
    Optional<String> page = Optional.empty();
    do {
      String token = page.orElse(null);
      Events answer =
          execute(
              what,
              Repeat.SAFE,
              calendar ->
                  listing
                      .on(calendar)
                      .setSingleEvents(true)
                      .setShowDeleted(false)
                      .setMaxResults(MOST_PER_PAGE)
                      .setPageToken(token));
      if (answer.getItems() != null) {
        for (Event event : answer.getItems()) {
          found.add(read(what, event));
        }
      }
      page = Optional.ofNullable(answer.getNextPageToken()).filter(next -> !next.isEmpty());
    } while (page.isPresent());
    return found;
  }

  /** Empty when there never was one; a deleted one is there, cancelled. */
  public Optional<CalendarEvent> get(String calendarId, String eventId) throws ServiceException {
    String what = "read event " + eventId + " of calendar " + calendarId;
    try {
      return Optional.of(
          read(
              what,
              execute(what, Repeat.SAFE, calendar -> calendar.events().get(calendarId, eventId))));
    } catch (ServiceException failure) {
      if (failure.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /**
   * @throws ServiceException also {@link #isDuplicate}: the id is used, maybe by a deleted event
   */
  public CalendarEvent insert(String calendarId, CalendarDraft draft, SendUpdates updates)
      throws ServiceException {
    String what = "create event \"" + draft.title() + "\" in calendar " + calendarId;
    Event body = CalendarJson.event(draft);
    return read(
        what,
        execute(
            what,
            Repeat.ONCE,
            calendar -> calendar.events().insert(calendarId, body).setSendUpdates(updates.word())));
  }

  /**
   * @throws ServiceException also {@link #isChangedMeanwhile} when the patch names a state
   */
  public CalendarEvent patch(
      String calendarId, String eventId, CalendarPatch patch, SendUpdates updates)
      throws ServiceException {
    String what = "update event " + eventId + " of calendar " + calendarId;
    Event body = CalendarJson.event(patch);
    return read(
        what,
        execute(
            what,
            Repeat.SAFE,
            calendar -> {
              Calendar.Events.Patch request =
                  calendar.events().patch(calendarId, eventId, body).setSendUpdates(updates.word());
              if (!patch.etag().isEmpty()) {
                request.getRequestHeaders().setIfMatch(patch.etag());
              }
              return request;
            }));
  }

  /** Whether it was there until now. */
  public boolean delete(String calendarId, String eventId, SendUpdates updates)
      throws ServiceException {
    try {
      execute(
          "delete event " + eventId + " of calendar " + calendarId,
          Repeat.SAFE,
          calendar -> calendar.events().delete(calendarId, eventId).setSendUpdates(updates.word()));
      return true;
    } catch (ServiceException failure) {
      if (failure.reason() == Reason.NOT_FOUND) {
        return false;
      }
      throw failure;
    }
  }

  public static boolean isDuplicate(ServiceException failure) {
    return failure.status() == 409;
  }

  public static boolean isChangedMeanwhile(ServiceException failure) {
    return failure.status() == 412;
  }

  private <T> T execute(String what, Repeat repeat, CalendarCall<T> call) throws ServiceException {
    return calls.execute(
        what,
        repeat,
        new CalendarErrors(what, check, !apiKey.isEmpty())::explain,
        (transport, initializer) -> {
          CalendarRequest<T> request =
              call.on(
                  new Calendar.Builder(transport, GsonFactory.getDefaultInstance(), initializer)
                      .setRootUrl(root + "/")
                      .setApplicationName("cqorc")
                      .build());
          if (!apiKey.isEmpty()) {
            request.setKey(apiKey);
          }
          return request.setDisableGZipContent(true).execute();
        });
  }

  private CalendarEvent read(String what, Event event) throws ServiceException {
    if (event == null || event.getId() == null) {
      throw calls.unreadable(what, what.startsWith("create"), "lacks \"id\"", null);
    }
    return CalendarJson.event(event);
  }

  private static DateTime utc(Instant instant) {
    return new DateTime(instant.toEpochMilli(), 0);
  }
}
