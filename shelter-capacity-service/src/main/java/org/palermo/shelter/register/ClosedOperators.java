package org.palermo.shelter.register;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.RequestContext;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.directory.entry.DirectoryListings;

/// Organisations that the mechanism has closed. Nobody there answers, so their shelters are closed at once, and stay so until the
/// organisation is open again and somebody opens them.
@ApplicationScoped
public class ClosedOperators {
    private static final String INBOX = "inbox";

    private static final Query<Boolean> IS_CLOSED = Query.of(Boolean.class,
            "select exists (select 1 from closed_operator where agency = $1)");
    private static final Query<Boolean> IS_CLOSED_OF_SHELTER = Query.of(Boolean.class, """
            select exists (select 1 from shelter s join closed_operator c on c.agency = s.operator_agency where s.id = $1)
            """);
    private static final Change CLOSE =
            Change.of("insert into closed_operator (agency, closed_at) values ($1, $2) on conflict do nothing");
    private static final Change REOPEN = Change.of("delete from closed_operator where agency = $1");
    private static final Query<UUID> CLOSE_SHELTERS = Query.of(UUID.class, "select shelter from close_shelters_of($1)");
    private static final Query<OperatorWork> WORK = Query.of(OperatorWork.class, "select people, holds from open_work_of_operator($1)");

    private final DirectoryListings directory;
    private final TransactionTime time;

    ClosedOperators(DirectoryListings directory, TransactionTime time) {
        this.directory = directory;
        this.time = time;
    }

    /// Who answers the mechanism: a part of the system, as part of this request.
    public static Actor answering(RequestContext request) {
        return Actor.system(INBOX, request);
    }

    /// What must end before the organisation can be closed. An organisation without a shelter has nothing.
    @Scoped
    public Uni<OperatorWork> work(Actor system, UUID organisation) {
        return WORK.one(organisation);
    }

    /// Applies an event of the mechanism. The shelters are locked after it is recorded that their organisation is closed: whoever opens
    /// one of them at the same time is closed after that, or is refused.
    public Uni<Void> take(OrganisationStateChanged told) {
        return told.closed()
                ? CLOSE.execute(told.organisation(), time.now()).chain(() -> closeShelters(told.organisation()))
                : REOPEN.execute(told.organisation()).replaceWithVoid();
    }

    private Uni<Void> closeShelters(UUID organisation) {
        return CLOSE_SHELTERS.list(organisation)
                .flatMap(closed -> Multi.createFrom().iterable(closed)
                        .onItem().transformToUniAndConcatenate(shelter -> directory.say(shelter, ShelterStatus.CLOSED.name()))
                        .collect().last())
                .replaceWithVoid();
    }

    Uni<Boolean> isClosed(UUID organisation) {
        return IS_CLOSED.one(organisation);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the shelter would take people in and its organisation is closed
    Uni<Void> requireMayBe(ShelterStatus status, UUID shelter) {
        return status == ShelterStatus.CLOSED
                ? Uni.createFrom().voidItem()
                : IS_CLOSED_OF_SHELTER.one(shelter).invoke(closed -> {
                    if (closed) {
                        throw Problems.conflict("shelter", "operator-closed",
                                "The organisation that runs the shelter is closed. Its shelters stay closed.");
                    }
                }).replaceWithVoid();
    }
}
