package ca.calculquebec.cqorc.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a service has been down for as long as anybody is patient: then everybody else tries once
 * and no longer, so that forty courses do not wait a minute each. The first answer ends it.
 */
final class CircuitBreaker {
  private final AtomicLong answers = new AtomicLong();
  private volatile boolean lasting;

  /** How many answers there were so far. */
  long answers() {
    return answers.get();
  }

  /** Any answer, a refusal too: the service is there. */
  void answered() {
    answers.incrementAndGet();
    lasting = false;
  }

  /**
   * A request was repeated as long as it may, in vain.
   *
   * @param before the answers when it was sent first: when others had answers meanwhile, it is this
   *     request that is in trouble and not the service
   */
  void gaveUp(long before) {
    if (answers.get() == before) {
      lasting = true;
    }
  }

  boolean isLasting() {
    return lasting;
  }
}
