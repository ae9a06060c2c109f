package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A course's copies in Drive: what is there and the same stays, the rest is made or replaced. */
final class DriveActions {
  private final DriveCopies copies;
  private final Ledger ledger;
  private final Executor beside;

  /**
   * @param beside does several uploads at a time
   */
  DriveActions(DriveCopies copies, Ledger ledger, Executor beside) {
    this.copies = copies;
    this.ledger = ledger;
    this.beside = beside;
  }

  /**
   * @param there what Drive has, by mark
   * @param perhapsSent people whose certificates somebody may have sent from elsewhere
   */
  List<Action> actions(
      Course course,
      List<Certificate> certificates,
      Map<String, DriveCopies.Copy> there,
      List<Recipient> perhapsSent,
      Journal journal) {
    Map<String, Journal.Intent> begun = DriveCopies.begun(course, journal);
    Batch batch = new Batch(() -> ledger.open(course.id(), perhapsSent));
    List<Action> actions = new ArrayList<>();
    for (Certificate certificate : certificates) {
      if (certificate.isMade()) {
        String mark = DriveCopies.mark(course.id(), certificate.recipient());
        actions.add(
            action(
                course,
                certificate,
                Optional.ofNullable(there.get(mark)),
                Optional.ofNullable(begun.get(mark)),
                batch));
      }
    }
    return actions;
  }

  private Action action(
      Course course,
      Certificate certificate,
      Optional<DriveCopies.Copy> there,
      Optional<Journal.Intent> begun,
      Batch batch) {
    List<FieldChange> name = List.of(FieldChange.set("name", certificate.fileName()));
    if (there.isEmpty()) {
      Change change = CertificateChanges.copy(Kind.CREATE, course, certificate).withFields(name);
      return batch.action(
          change, context -> copies.add(course, certificate, begun, context.journal()));
    }
    DriveCopies.Copy copy = there.get();
    boolean same =
        copy.madeOf().equals(certificate.fingerprint())
            && copy.name().equals(certificate.fileName());
    if (same && begun.isEmpty()) {
      return Action.note(CertificateChanges.copy(Kind.UNCHANGED, course, certificate));
    }
    Change change = CertificateChanges.copy(Kind.UPDATE, course, certificate).withFields(name);
    return batch.action(
        change,
        context -> {
          copies.replace(course, certificate, copy);
          begun.ifPresent(intent -> context.journal().finish(intent, "done"));
          return copy.fileId();
        });
  }

  /** One upload. */
  @FunctionalInterface
  private interface Upload {
    String run(StepContext context) throws CqorcException;
  }

  /**
   * Uploads take turns waiting for Drive, so all begin when the first one's turn comes; each action
   * then reports its own.
   */
  private final class Batch {
    private final List<Started> all = new ArrayList<>();
    private final Runnable before;
    private final AtomicBoolean begun = new AtomicBoolean();

    Batch(Runnable before) {
      this.before = before;
    }

    Action action(Change change, Upload upload) {
      Started started = new Started(upload);
      all.add(started);
      return Action.of(
          change,
          context -> {
            begin(context);
            started.await();
            context.id(started.fileId());
            context.detail("in Drive");
          });
    }

    private synchronized void begin(StepContext context) {
      if (begun.compareAndSet(false, true)) {
        before.run();
        all.forEach(started -> started.begin(context));
      }
    }
  }

  /** An upload that is under way. */
  private final class Started {
    private final Upload upload;
    private final List<CqorcException> failure = new ArrayList<>();
    private final AtomicReference<String> file = new AtomicReference<>("");
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    Started(Upload upload) {
      this.upload = upload;
    }

    void begin(StepContext context) {
      FutureTask<Void> task = new FutureTask<>(() -> run(context), null);
      beside.execute(
          () -> {
            task.run();
            settle(task);
          });
    }

    private void run(StepContext context) {
      try {
        file.set(upload.run(context));
      } catch (CqorcException told) {
        failure.add(told);
      }
    }

    private void settle(FutureTask<Void> task) {
      try {
        task.get();
        ended.complete(null);
      } catch (ExecutionException death) {
        ended.completeExceptionally(death.getCause());
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
        ended.completeExceptionally(interruption);
      }
    }

    String fileId() {
      return file.get();
    }

    void await() throws CqorcException {
      try {
        ended.get();
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while uploads were under way", interruption);
      } catch (ExecutionException death) {
        // A bug, or the death that a test simulates: it goes on as what it is.
        if (death.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException(death.getCause());
      }
      if (!failure.isEmpty()) {
        throw failure.get(0);
      }
    }
  }
}
