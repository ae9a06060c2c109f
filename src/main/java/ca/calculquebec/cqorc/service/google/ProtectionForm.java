package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.service.google.SheetProtection.Area;
import com.google.api.services.sheets.v4.model.Editors;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.ProtectedRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Protected ranges in the form of Google's library. */
final class ProtectionForm {
  private ProtectionForm() {}

  /**
   * @param ownTab the tab in which Google lists it
   */
  static SheetProtection read(ProtectedRange range, int ownTab) {
    Editors editors = range.getEditors() == null ? new Editors() : range.getEditors();
    List<Area> open = new ArrayList<>();
    if (range.getUnprotectedRanges() != null) {
      range.getUnprotectedRanges().forEach(one -> open.add(area(one, ownTab)));
    }
    return new SheetProtection(
        area(range.getRange(), ownTab),
        range.getDescription() == null ? "" : range.getDescription(),
        Boolean.TRUE.equals(range.getWarningOnly()),
        set(editors.getUsers()),
        set(editors.getGroups()),
        Boolean.TRUE.equals(editors.getDomainUsersCanEdit()),
        open);
  }

  private static Area area(GridRange range, int ownTab) {
    if (range == null) {
      return new Area(ownTab, 0, -1, 0, -1);
    }
    return new Area(
        range.getSheetId() == null ? ownTab : range.getSheetId(),
        start(range.getStartRowIndex()),
        end(range.getEndRowIndex()),
        start(range.getStartColumnIndex()),
        end(range.getEndColumnIndex()));
  }

  private static int start(Integer index) {
    return index == null ? 0 : index;
  }

  private static int end(Integer index) {
    return index == null ? -1 : index;
  }

  private static Set<String> set(List<String> values) {
    return values == null ? Set.of() : new TreeSet<>(values);
  }

  /**
   * Without what Google alone writes: an id that exists is refused, and editors of a mere warning
   * too.
   */
  static ProtectedRange write(SheetProtection protection) {
    ProtectedRange range =
        new ProtectedRange()
            .setRange(grid(protection.area()))
            .setDescription(protection.description())
            .setWarningOnly(protection.warningOnly());
    if (!protection.unprotected().isEmpty()) {
      range.setUnprotectedRanges(
          protection.unprotected().stream().map(ProtectionForm::grid).toList());
    }
    boolean told =
        !protection.editors().isEmpty()
            || !protection.groups().isEmpty()
            || protection.domainEdits();
    if (told && !protection.warningOnly()) {
      range.setEditors(
          new Editors()
              .setUsers(List.copyOf(new TreeSet<>(protection.editors())))
              .setGroups(List.copyOf(new TreeSet<>(protection.groups())))
              .setDomainUsersCanEdit(protection.domainEdits()));
    }
    return range;
  }

  private static GridRange grid(Area area) {
    GridRange range =
        new GridRange()
            .setSheetId(area.sheetId())
            .setStartRowIndex(area.startRow())
            .setStartColumnIndex(area.startColumn());
    if (area.endRow() >= 0) {
      range.setEndRowIndex(area.endRow());
    }
    if (area.endColumn() >= 0) {
      range.setEndColumnIndex(area.endColumn());
    }
    return range;
  }
}
