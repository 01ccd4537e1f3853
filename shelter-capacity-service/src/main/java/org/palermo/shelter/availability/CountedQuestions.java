package org.palermo.shelter.availability;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.shelter.casework.CaseAccess;
import org.palermo.shelter.profile.ShelterProfile;

/// Counts questions against the caller's budget, and audits those that are asked for a case, in the caller's transaction.
@ApplicationScoped
public class CountedQuestions {
    private final QuestionBudget budget;
    private final CaseAccess cases;
    private final CurrentOperation operation;

    CountedQuestions(QuestionBudget budget, CaseAccess cases, CurrentOperation operation) {
        this.budget = budget;
        this.cases = cases;
        this.operation = operation;
    }

    /// Counts a question. Joining the waitlist counts as one too, because whether a place is held afterwards reveals as much as a
    /// search.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a case that the caller does not work on, 429 when the budget is
    ///     spent
    public Uni<Void> spend(Actor actor, SearchAvailability command, ShelterProfile profile) {
        return cases.require(actor, command.caseFile())
                .chain(() -> budget.spend(command.caseFile(), profile, operation.now()))
                .chain(() -> record(actor, command));
    }

    /// Charges the questions that a released hold costs, so that nobody counts free places by holding and releasing.
    ///
    /// @param caseFile the case of the hold, or null
    public Uni<Void> charge(UUID caseFile, ShelterProfile profile) {
        return budget.charge(caseFile, profile.givenBackQuestions(), operation.now());
    }

    /// Audits a question that is asked for a case. Other questions concern no record.
    private Uni<Void> record(Actor actor, SearchAvailability command) {
        return command.caseFile() == null ? Uni.createFrom().voidItem()
                : operation.record(actor, "SEARCH", "case_file", command.caseFile());
    }
}
