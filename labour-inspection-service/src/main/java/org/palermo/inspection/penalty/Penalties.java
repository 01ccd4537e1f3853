package org.palermo.inspection.penalty;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.appeal.LegalDays;
import org.palermo.inspection.appeal.LodgeAppeal;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Choice;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Lists and reads penalties, and does what happens to them. {@link VisitPenalties} imposes them.
@Tag(name = "Penalties", description = "Penalties for violations, with their terms, appeals and payments.")
@Path("/api/inspection/v1/penalties")
@Authenticated
@ApplicationScoped
public class Penalties {
    static final String KIND = "penalty";
    static final String OWN = "records of the caller's inspectorate";
    private static final String ANOTHER = "Another state gets 409.";
    private static final long MOST_PAYMENTS = 500;

    private final PenaltyStore store;
    private final LegalDays days;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    Penalties(PenaltyStore store, LegalDays days, TransactionTime time, Audit audit, CurrentActor caller) {
        this.store = store;
        this.days = days;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param state only those in this state
    /// @param workplace only those on this workplace
    /// @param visit only those of this visit
    /// @param overdue true for those whose term is over
    @GET
    @Operation(operationId = "listPenalties", summary = "List the penalties of your inspectorate, latest first",
            description = "With `overdue`, only those whose term is over and that were not paid in full.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<PenaltyView>> page(@RestQuery String state, @RestQuery UUID workplace, @RestQuery UUID visit, @RestQuery @DefaultValue("false") boolean overdue,
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        Cursor after = Cursor.parse(cursor);
        var filter = new PenaltyStore.Filter(Choice.of(PenaltyState.class, "state", state), workplace, visit, overdue);
        return store.page(actor, filter, after, time.now(), limit + 1)
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.imposedAt(), row.id())))
                .call(page -> audit.record(actor, "LIST", KIND, page.items().stream().map(PenaltyStore.Row::id).toList()))
                .map(page -> new Page<>(page.items().stream().map(row -> store.view(row, time.now(), null)).toList(), page.next()));
    }

    @GET
    @Path("/{penalty}")
    @Operation(operationId = "getPenalty", summary = "Read a penalty of your inspectorate, with its payments")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> get(UUID penalty) {
        Actor actor = caller.get();
        return store.whole(actor, penalty, time.now()).call(() -> audit.record(actor, "READ", KIND, penalty)).map(ETags::on);
    }

    @POST
    @Path("/{penalty}/payments")
    @Operation(operationId = "recordPenaltyPayment", summary = "Record a payment of a penalty, of the whole or of a part",
            description = "More than what is still owed gets 400; more than 500 payments, 409. " + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> pay(UUID penalty, @RestHeader("If-Match") String ifMatch, @Valid @NotNull PayPenalty said) {
        Actor actor = caller.get();
        return change(actor, penalty, ifMatch, (p, today) -> p.penalty().pay(said.amount().in(p.currency(), "amount"), said.paidOn(), today), "PAY", () -> store.countPayments(penalty)
                .invoke(count -> {
                    if (count >= MOST_PAYMENTS) {
                        throw Problems.conflict(KIND, "too-many-payments", "A penalty has at most 500 payments.");
                    }
                })
                .chain(() -> store.addPayment(actor, penalty, said, time.now())));
    }

    @POST
    @Path("/{penalty}/appeal")
    @Operation(operationId = "lodgePenaltyAppeal", summary = "Record that the employer has appealed against a penalty",
            description = "There is at most one appeal. After its term it is taken only when it was admitted late (409 otherwise). " + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> appeal(UUID penalty, @RestHeader("If-Match") String ifMatch, @Valid @NotNull LodgeAppeal said) {
        return change(caller.get(), penalty, ifMatch, (p, today) -> p.penalty().lodgeAppeal(said, today), "LODGE_APPEAL", NOTHING_MORE);
    }

    @POST
    @Path("/{penalty}/appeal-decision")
    @Operation(operationId = "decidePenaltyAppeal", summary = "Record how an appeal against a penalty ended",
            description = "With a new last day when the old one is over. "
                    + "A lower amount may leave it paid; a quashed penalty is cancelled. " + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> decide(UUID penalty, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DecidePenaltyAppeal said) {
        return change(caller.get(), penalty, ifMatch, (p, today) -> p.penalty().decideAppeal(said.outcome(), said.decidedOn(),
                said.amount() == null ? null : said.amount().in(p.currency(), "amount"), said.dueOn(), today),
                "DECIDE_APPEAL", NOTHING_MORE);
    }

    @POST
    @Path("/{penalty}/cancellation")
    @Operation(operationId = "cancelPenalty", summary = "Cancel a penalty that was imposed in error or can't be collected",
            description = "One that can't be collected stays final; one that was imposed in error never becomes so. " + ANOTHER)
    @Allowed(roles = {CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> cancel(UUID penalty, @RestHeader("If-Match") String ifMatch, @Valid @NotNull CancelPenalty said) {
        return change(caller.get(), penalty, ifMatch, (p, today) -> p.penalty().cancel(said.reason(), said.on(), today), "CANCEL", NOTHING_MORE);
    }

    private interface More {
        Uni<Void> write();
    }

    private static final More NOTHING_MORE = () -> Uni.createFrom().voidItem();

    private Uni<RestResponse<PenaltyView>> change(Actor actor, UUID penalty, String ifMatch, BiFunction<PenaltyStore.Row, LocalDate, Penalty> rule, String action, More more) {
        return store.lock(penalty, actor).map(found -> found.orElseThrow(Problems::notFound))
                .invoke(row -> ETags.require(ifMatch, row.version()))
                .map(row -> rule.apply(row, days.today(row.country(), time.now())))
                .call(more::write)
                .flatMap(changed -> store.update(penalty, changed))
                .chain(() -> audit.record(actor, action, KIND, penalty))
                .chain(() -> store.whole(actor, penalty, time.now()))
                .map(ETags::on);
    }
}
