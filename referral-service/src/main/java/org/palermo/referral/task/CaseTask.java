package org.palermo.referral.task;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.casefile.term.DueState;
import org.palermo.referral.casefile.term.Terms;

/// A task, as stored.
///
/// @param what sealed
@RegisterForReflection
record CaseTask(
        UUID id, UUID caseFile, String reference, String region, byte[] what, LocalDate dueOn, TaskState state, UUID agency, Instant madeAt,
        Instant endedAt, int version) {

    TaskView view(DataKey key, Terms.DueWindow window) {
        return new TaskView(id, caseFile, reference, key.open(place(id), what), dueOn,
                state == TaskState.OPEN ? window.of(dueOn) : DueState.NONE,
                state, agency, madeAt, endedAt, version);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it was done or cancelled
    void requireOpen() {
        if (state != TaskState.OPEN) {
            throw Problems.conflict("case-task", "ended", "The task was already done or cancelled.");
        }
    }

    /// The field name that is authenticated with a sealed text, so that it opens in no other task.
    static String place(UUID task) {
        return "task." + task;
    }
}
