package ca.calculquebec.cqorc.sheet;

/** What the selected courses are selected for; decides what {@code --all} means. */
public enum Purpose {
  READ,
  CREATE_UPDATE,
  DELETE
}
