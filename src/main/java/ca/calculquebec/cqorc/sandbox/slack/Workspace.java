package ca.calculquebec.cqorc.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The parts of a workspace, for those who look at it or work in it past the interface. */
record Workspace(
    ObjectNode state,
    SlackPeople people,
    SlackChannels channels,
    Messages messages,
    Bookmarks bookmarks) {

  ObjectNode channel(String name) {
    return channels
        .byName(name)
        .orElseThrow(() -> new IllegalArgumentException("no channel " + name));
  }

  ObjectNode person(String email) {
    return people
        .byEmail(email)
        .orElseThrow(() -> new IllegalArgumentException("nobody at " + email));
  }
}
