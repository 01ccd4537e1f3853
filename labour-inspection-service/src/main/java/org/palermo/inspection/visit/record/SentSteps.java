package org.palermo.inspection.visit.record;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.palermo.inspection.text.Digests;
import org.palermo.inspection.visit.IdTaken;
import org.palermo.inspection.visit.SentUnderId;
import org.palermo.inspection.visit.Visit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Steps of visits that devices sent under an id of their own, in the open transaction. Lock what the step writes to before: then nobody
/// takes the same step at the same time.
@ApplicationScoped
public class SentSteps {
    private static final Query<Row> FIND =
            Query.of(Row.class, "select digest, became, sent_by from visit_step where visit = $1 and step = $2 and chosen = $3");
    private static final Change ADD = Change.of("""
            insert into visit_step (visit, step, chosen, agency, digest, became, sent_by, sent_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
            """);

    private final Digests digests;
    private final TransactionTime time;

    SentSteps(Digests digests, TransactionTime time) {
        this.digests = digests;
        this.time = time;
    }

    @RegisterForReflection
    private record Row(byte[] digest, String became, String sentBy) {}

    /// What a step became that was sent before.
    ///
    /// @param same whether the same person had sent the same body
    public record Known(String became, boolean same) {}

    /// @param visit id of the row
    /// @param chosen the id that the device chose, or null
    /// @param body everything by which the same is recognised
    public Uni<Optional<Known>> find(Actor actor, UUID visit, VisitStep step, UUID chosen, Object body) {
        return chosen == null ? Uni.createFrom().item(Optional.empty()) : FIND.first(visit, step, chosen).map(found -> found
                .map(row -> new Known(row.became,
                        row.sentBy.equals(actor.subject()) && Arrays.equals(row.digest, digests.of(body)))));
    }

    /// @param visit id of the row
    /// @param chosen the id that the device chose, or null
    /// @param became number of the interview or id of the report; empty for other steps
    public Uni<Void> keep(Actor actor, UUID visit, VisitStep step, UUID chosen, Object body, String became) {
        return chosen == null ? Uni.createFrom().voidItem()
                : ADD.execute(visit, step, chosen, actor.agency(), digests.of(body), became, actor.subject(), time.now()).replaceWithVoid();
    }

    /// Takes a step once. The same body of the same person under its id changes nothing.
    ///
    /// @param check refuses another body that is wrong, before it is kept
    /// @param work takes the step, and answers what it became
    /// @return whether it was taken now
    /// @throws IdTaken for another body
    Uni<Boolean> once(Actor actor, Visit visit, VisitStep step, SentUnderId said, Supplier<Uni<Void>> check, Supplier<Uni<String>> work) {
        return find(actor, visit.id(), step, said.id(), said).flatMap(known -> known.isEmpty()
                ? work.get().flatMap(became -> keep(actor, visit.id(), step, said.id(), said, became)).replaceWith(true)
                : known.get().same() ? Uni.createFrom().item(false)
                        : check.get().chain(() -> Uni.createFrom().failure(() -> taken(visit, step, said, known.get().became()))));
    }

    private static IdTaken taken(Visit visit, VisitStep step, SentUnderId said, String became) {
        return new IdTaken(Problems.conflict("visit", "step-id-taken",
                "A different body of this step was already sent under this id. Both are stored. Choose which one is right."),
                new SentStep(said.id(), step, visit.knownAs(), null, StepBody.of(step, became, said)));
    }
}
