package ca.calculquebec.cqorc.sandbox;

/** The sandbox's own addresses: its page, and the faults that people ask for. */
interface Control {
  Answer answer(Call call);
}
