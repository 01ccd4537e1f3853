package org.palermo.referral.task;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.casefile.term.Terms;

/// Adds, ends and opens tasks. Call it inside a scoped transaction, for a case that the actor works on.
@ApplicationScoped
class TaskChanges {
    private static final int MOST_YEARS = 2;

    private final VisibleCases cases;
    private final TaskStore store;
    private final Terms terms;
    private final TransactionTime time;

    TaskChanges(VisibleCases cases, TaskStore store, Terms terms, TransactionTime time) {
        this.cases = cases;
        this.store = store;
        this.terms = terms;
        this.time = time;
    }

    /// @return the id of the task
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a day that is over or too far, 409 for a case that takes no task
    Uni<UUID> add(Actor actor, VisibleCase file, AddTask command) {
        requireDay(file, command.dueOn());
        if (!file.takesWork()) {
            throw Problems.conflict("case-task", "case-over", "The case is over or has no identified person.");
        }
        UUID id = Ids.next();
        return cases.keyToWrite(file.id())
                .call(() -> store.countOpen(file.id()).invoke(open -> {
                    if (open >= TaskStore.MOST_OPEN) {
                        throw Problems.conflict("case-task", "too-many-open", "This case already has 100 open tasks.");
                    }
                }))
                .flatMap(key -> store.add(id, file.id(), actor, key.seal(CaseTask.place(id), command.what()), command.dueOn(), time.now()))
                .replaceWith(id);
    }

    private void requireDay(VisibleCase file, LocalDate dueOn) {
        LocalDate today = LocalDate.ofInstant(time.now(), terms.zone(file.region()));
        if (dueOn.isBefore(today) || dueOn.isAfter(today.plusYears(MOST_YEARS))) {
            throw Problems.invalid("dueOn", "must be from today on and within two years");
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, 412, 428, or 409 when it has ended
    Uni<Void> end(Actor actor, UUID caseFile, UUID task, String ifMatch, EndTask command) {
        return store.find(caseFile, task).map(found -> found.orElseThrow(Problems::notFound))
                .invoke(found -> ETags.require(ifMatch, found.version()))
                .invoke(CaseTask::requireOpen)
                .flatMap(found -> store.end(found, command.outcome().state(), actor, time.now()))
                .invoke(done -> {
                    if (!done) {
                        throw Problems.stale();
                    }
                })
                .replaceWithVoid();
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    Uni<TaskView> find(UUID caseFile, UUID task) {
        return store.find(caseFile, task).map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(found -> views(List.of(found)))
                .map(views -> views.stream().findFirst().orElseThrow(Problems::notFound));
    }

    /// Without those of a person who is being erased.
    Uni<List<TaskView>> views(List<CaseTask> tasks) {
        return tasks.isEmpty() ? Uni.createFrom().item(List.of())
                : cases.keys(tasks.stream().map(CaseTask::caseFile).distinct().toList()).map(keys -> tasks.stream()
                        .filter(task -> keys.containsKey(task.caseFile()))
                        .map(task -> task.view(keys.get(task.caseFile()), terms.window(time.now(), task.region()))).toList());
    }
}
