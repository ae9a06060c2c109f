package ca.calculquebec.cqorc.sandbox.desk;

import ca.calculquebec.cqorc.sandbox.kit.Answer;
import ca.calculquebec.cqorc.sandbox.kit.Call;

/** The sandbox's own addresses: its page, and the faults that people ask for. */
public interface Control {
  Answer answer(Call call);
}
