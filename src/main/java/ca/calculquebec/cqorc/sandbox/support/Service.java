package ca.calculquebec.cqorc.sandbox.support;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One vendor's stand-in. Calls arrive on many threads; each service guards its own state. */
public interface Service {
  /** The answer to the call, done and finished when this returns. */
  Answer answer(Call call);

  /** Everything the service must remember over a restart. */
  ObjectNode save();
}
