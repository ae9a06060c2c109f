package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.CourseId;
import java.util.Set;

/**
 * What a coordinator asks of the courses' webinars.
 *
 * @param createMissing an update also makes the webinars that are not there yet
 * @param invites whether people are put into new webinars at all
 * @param prune whether panelists that the sheet does not name are removed
 * @param onsite whether onsite courses get a webinar too
 * @param named the courses that were named one by one: leaving one of them out is a failure
 */
public record WebinarRequest(
    boolean create,
    boolean updateSettings,
    boolean updateHosts,
    boolean updatePanelists,
    boolean delete,
    boolean createMissing,
    boolean invites,
    boolean prune,
    boolean onsite,
    Set<CourseId> named) {

  public WebinarRequest {
    named = Set.copyOf(named);
  }

  /** New webinars, with their people. */
  public static WebinarRequest creation() {
    return new WebinarRequest(
        true, false, false, false, false, false, true, false, false, Set.of());
  }

  /** Everything about the webinars that are there. */
  public static WebinarRequest update() {
    return new WebinarRequest(false, true, true, true, false, false, true, false, false, Set.of());
  }

  public static WebinarRequest deletion() {
    return new WebinarRequest(
        false, false, false, false, true, false, true, false, false, Set.of());
  }

  public WebinarRequest withCreateMissing() {
    return new WebinarRequest(
        create,
        updateSettings,
        updateHosts,
        updatePanelists,
        delete,
        true,
        invites,
        prune,
        onsite,
        named);
  }

  public WebinarRequest withoutInvites() {
    return new WebinarRequest(
        create,
        updateSettings,
        updateHosts,
        updatePanelists,
        delete,
        createMissing,
        false,
        prune,
        onsite,
        named);
  }

  public WebinarRequest withPrune() {
    return new WebinarRequest(
        create,
        updateSettings,
        updateHosts,
        updatePanelists,
        delete,
        createMissing,
        invites,
        true,
        onsite,
        named);
  }

  public WebinarRequest withOnsite() {
    return new WebinarRequest(
        create,
        updateSettings,
        updateHosts,
        updatePanelists,
        delete,
        createMissing,
        invites,
        prune,
        true,
        named);
  }

  public WebinarRequest withNamed(Set<CourseId> courses) {
    return new WebinarRequest(
        create,
        updateSettings,
        updateHosts,
        updatePanelists,
        delete,
        createMissing,
        invites,
        prune,
        onsite,
        courses);
  }

  boolean updates() {
    return updateSettings || updateHosts || updatePanelists;
  }

  boolean makesMissing() {
    return create || createMissing;
  }
}
