package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Coverage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a coordinator asks of the courses' webinars.
 *
 * @param wants what is to be done, and how
 * @param named the courses that were named one by one: leaving one of them out is a failure
 */
public record WebinarRequest(Set<Want> wants, Set<CourseId> named) {
  /** One thing that can be asked for. */
  public enum Want {
    CREATE,
    UPDATE_SETTINGS,
    UPDATE_HOSTS,
    UPDATE_PANELISTS,
    DELETE,
    /** An update also makes the webinars that are not there yet. */
    CREATE_MISSING,
    /** Nobody is put into new webinars. */
    NO_INVITES,
    /** Panelists that the sheet does not name are removed. */
    PRUNE,
    /** Onsite courses get a webinar too. */
    ONSITE
  }

  public WebinarRequest {
    wants = Collections.unmodifiableSet(wants.isEmpty() ? Set.of() : EnumSet.copyOf(wants));
    named = Set.copyOf(named);
  }

  /** New webinars, with their people. */
  public static WebinarRequest creation() {
    return new WebinarRequest(EnumSet.of(Want.CREATE), Set.of());
  }

  /** Everything about the webinars that are there. */
  public static WebinarRequest update() {
    return new WebinarRequest(
        EnumSet.of(Want.UPDATE_SETTINGS, Want.UPDATE_HOSTS, Want.UPDATE_PANELISTS), Set.of());
  }

  public static WebinarRequest deletion() {
    return new WebinarRequest(EnumSet.of(Want.DELETE), Set.of());
  }

  public WebinarRequest withCreateMissing() {
    return with(Want.CREATE_MISSING);
  }

  /** Whether whatever a course has no use for any more is told, as a term's update does. */
  boolean reportsUnwanted() {
    return wants.contains(Want.CREATE_MISSING);
  }

  public WebinarRequest withoutInvites() {
    return with(Want.NO_INVITES);
  }

  public WebinarRequest withPrune() {
    return with(Want.PRUNE);
  }

  public WebinarRequest withOnsite() {
    return with(Want.ONSITE);
  }

  public WebinarRequest withNamed(Set<CourseId> courses) {
    return new WebinarRequest(wants, courses);
  }

  private WebinarRequest with(Want want) {
    EnumSet<Want> more = EnumSet.of(want);
    more.addAll(wants);
    return new WebinarRequest(more, named);
  }

  /** What of the webinars is compared. */
  public Coverage coverage() {
    if (updateSettings() && updateHosts() && updatePanelists()) {
      return Coverage.of("the webinars");
    }
    List<String> parts = new ArrayList<>();
    if (updateSettings()) {
      parts.add("the webinars' settings");
    }
    if (updateHosts()) {
      parts.add("the hosts");
    }
    if (updatePanelists()) {
      parts.add("the panelists");
    }
    return Coverage.only(parts);
  }

  boolean updateSettings() {
    return wants.contains(Want.UPDATE_SETTINGS);
  }

  boolean updateHosts() {
    return wants.contains(Want.UPDATE_HOSTS);
  }

  boolean updatePanelists() {
    return wants.contains(Want.UPDATE_PANELISTS);
  }

  boolean updates() {
    return updateSettings() || updateHosts() || updatePanelists();
  }

  boolean delete() {
    return wants.contains(Want.DELETE);
  }

  boolean makesMissing() {
    return wants.contains(Want.CREATE) || wants.contains(Want.CREATE_MISSING);
  }

  boolean invites() {
    return !wants.contains(Want.NO_INVITES);
  }

  boolean prune() {
    return wants.contains(Want.PRUNE);
  }

  boolean onsite() {
    return wants.contains(Want.ONSITE);
  }
}
