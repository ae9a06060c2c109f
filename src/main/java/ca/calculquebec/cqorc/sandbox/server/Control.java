package ca.calculquebec.cqorc.sandbox.server;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;

/** The sandbox's own addresses: its page, and the faults that people ask for. */
public interface Control {
  Answer answer(Call call);
}
