package ca.calculquebec.cqorc.service.google;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A protected range of a spreadsheet, without its id and without whether we may edit it, which
 * Google alone decides.
 *
 * @param area what is protected
 * @param editors addresses of people and groups; empty where they are not told, and for a warning
 * @param groups addresses of groups
 * @param domainEdits whether everybody of the owner's organisation may edit
 * @param warningOnly whether people are only warned
 * @param unprotected parts that are left open
 */
public record SheetProtection(
    Area area,
    String description,
    boolean warningOnly,
    Set<String> editors,
    Set<String> groups,
    boolean domainEdits,
    List<Area> unprotected) {

  public SheetProtection {
    editors = Set.copyOf(editors);
    groups = Set.copyOf(groups);
    unprotected = List.copyOf(unprotected);
  }

  /**
   * A rectangle of cells. Rows and columns count from 0, ends are exclusive.
   *
   * @param sheetId of the tab, which a copy keeps
   * @param endRow -1 without a bound; the same for the column
   */
  public record Area(int sheetId, int startRow, int endRow, int startColumn, int endColumn) {}

  /**
   * Whether the other one protects the same in the same way, whoever may edit: whoever adds a
   * protection is an editor of it, so that copies differ there.
   */
  public boolean isLike(SheetProtection other) {
    return area.equals(other.area)
        && warningOnly == other.warningOnly
        && description.equals(other.description)
        && new TreeSet<>(names(unprotected)).equals(new TreeSet<>(names(other.unprotected)));
  }

  private static List<String> names(List<Area> areas) {
    return areas.stream().map(Area::toString).toList();
  }
}
