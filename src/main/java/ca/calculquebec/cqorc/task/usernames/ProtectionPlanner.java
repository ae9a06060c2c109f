package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.service.google.DriveFile;
import ca.calculquebec.cqorc.service.google.SheetProtection;
import ca.calculquebec.cqorc.service.google.SheetsClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The template's protected ranges, in the copy too. Google copies them on its own, but does not
 * promise to: what is missing is added.
 */
final class ProtectionPlanner {
  private static final int ATTEMPTS = 3;

  private final SheetsClient sheets;

  ProtectionPlanner(SheetsClient sheets) {
    this.sheets = sheets;
  }

  Optional<Action> plan(Work work) throws CqorcException {
    List<SheetProtection> wanted = sheets.protections(work.templateId());
    Optional<DriveFile> file = work.file().get();
    List<SheetProtection> missing = file.isEmpty() ? wanted : missing(file.get(), wanted);
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    Change change =
        Change.of(Kind.CREATE, work.course().id(), Resource.PROTECTIONS)
            .withFields(List.of(FieldChange.set("copied", String.valueOf(missing.size()))));
    return Optional.of(
        new Action(change, List.of(work.file()), context -> copy(context, work, wanted)));
  }

  private void copy(StepContext context, Work work, List<SheetProtection> wanted)
      throws CqorcException {
    DriveFile file = work.file().get().orElseThrow();
    for (int attempt = 1; ; attempt++) {
      List<SheetProtection> missing = missing(file, wanted);
      try {
        sheets.addProtections(file.id(), missing);
        context.detail(wanted.size() + " as in the template");
        return;
      } catch (ServiceException failure) {
        if (!failure.uncertain() || attempt == ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  /** Without those of tabs that somebody has deleted since. */
  private List<SheetProtection> missing(DriveFile file, List<SheetProtection> wanted)
      throws CqorcException {
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<SheetProtection> there = sheets.protections(file.id());
    List<SheetProtection> missing =
        wanted.stream().filter(one -> there.stream().noneMatch(one::isLike)).toList();
    if (missing.isEmpty()) {
      return missing;
    }
    Set<Integer> tabs =
        sheets.get(file.id()).tabs().stream()
            .map(SheetsClient.Tab::sheetId)
            .collect(Collectors.toSet());
    return missing.stream().filter(one -> tabs.contains(one.area().sheetId())).toList();
  }
}
