package ca.calculquebec.cqorc.service.slack;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.service.slack.SlackCalls.SlackCall;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.ResponseMetadata;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists that Slack gives out page by page. */
final class SlackPages {
  private SlackPages() {}

  /** Asks for one page. */
  @FunctionalInterface
  interface Page<A> {
    A after(String cursorOrNull) throws ServiceException;
  }

  /** Takes from a page what is wanted. */
  @FunctionalInterface
  interface PagePart<A, T> {
    T of(A answer) throws ServiceException;
  }

  /** A page may be short, even empty, and not be the last: only the cursor tells. */
  static <A extends SlackApiTextResponse, T> List<T> all(
      SlackCall call,
      Page<A> page,
      PagePart<A, List<T>> items,
      PagePart<A, ResponseMetadata> metadata)
      throws ServiceException {
    List<T> all = new ArrayList<>();
    Set<String> cursors = new LinkedHashSet<>();
    String cursor = null;
    do {
      A answer = page.after(cursor);
      all.addAll(items.of(answer));
      ResponseMetadata next = metadata.of(answer);
      cursor = next == null ? "" : SlackReading.text(next.getNextCursor());
      if (!cursor.isEmpty() && !cursors.add(cursor)) {
        throw SlackFailures.unreadable(
            call.what(), call.repeat(), "its pages go round in circles", null);
      }
    } while (!cursor.isEmpty());
    return all;
  }
}
