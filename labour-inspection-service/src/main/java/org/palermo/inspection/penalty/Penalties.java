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
import jakarta.validation.constraints.Pattern;
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
import org.palermo.inspection.team.ConflictRegister;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Lists, reads and changes penalties. {@link VisitPenalties} imposes them.
@Tag(name = "Penalties", description = "Penalties for violations, with their terms, appeals and payments.")
@Path("/api/inspection/v1/penalties")
@Authenticated
@ApplicationScoped
public class Penalties {
    static final String KIND = "penalty";
    static final String OWN = "records of the caller's inspectorate";
    private static final String ANOTHER = "Another state gets 409.";
    private static final long MOST_PAYMENTS = 500;
    private static final String ENGLISH = "en";
    private static final String LANGUAGE = "[a-z]{2}";

    private final PenaltyStore store;
    private final PenaltyExtensionStore extensions;
    private final LegalDays days;
    private final WorkplaceNames workplaces;
    private final ConflictRegister conflicts;
    private final CurrentOperation operation;

    Penalties(PenaltyStore store, PenaltyExtensionStore extensions, LegalDays days, WorkplaceNames workplaces, ConflictRegister conflicts,
            CurrentOperation operation) {
        this.store = store;
        this.workplaces = workplaces;
        this.conflicts = conflicts;
        this.extensions = extensions;
        this.days = days;
        this.operation = operation;
    }

    /// @param state only those in this state
    /// @param workplace only those on this workplace
    /// @param visit only those of this visit
    /// @param overdue true for those whose term is over
    /// @param language of the texts of violations, BCP 47; that of the catalogue where there is no other
    @GET
    @Operation(operationId = "listPenalties", summary = "List the penalties of your inspectorate, latest first",
            description = "`overdue` chooses the penalties whose last day has passed and that are not paid in full.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<PenaltyView>> page(@RestQuery String state, @RestQuery UUID workplace, @RestQuery UUID visit,
            @RestQuery @DefaultValue("false") boolean overdue,
            @RestQuery @DefaultValue(ENGLISH) @Pattern(regexp = LANGUAGE) String language, @RestQuery String cursor,
                    @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        var filter = new PenaltyStore.Filter(EnumParameter.of(PenaltyState.class, "state", state), workplace, visit, overdue);
        return store.page(actor, filter, after, operation.now(), limit + 1)
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.imposedAt(), row.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(PenaltyStore.Row::id).toList()))
                .flatMap(page -> workplaces.names(actor, page.items().stream().map(PenaltyStore.Row::workplace).toList())
                        .map(names -> new Page<>(page.items().stream()
                                .map(row -> store.listed(row, operation.now(), language).named(names)).toList(), page.next())));
    }

    /// @param language of the text of the violation, BCP 47; that of the catalogue where there is no other
    @GET
    @Path("/{penalty}")
    @Operation(operationId = "getPenalty", summary = "Read a penalty of your inspectorate, with its payments",
            description = "Payments and extensions are oldest first. You need its ETag for each change. A penalty of another inspectorate "
                    + "gets 404.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> get(UUID penalty, @RestQuery @DefaultValue(ENGLISH) @Pattern(regexp = LANGUAGE) String language) {
        Actor actor = operation.caller();
        return store.whole(actor, penalty, operation.now(), language).call(() -> operation.record(actor, "READ", KIND, penalty))
                .flatMap(view -> workplaces.names(actor, List.of(view.workplace())).map(view::named)).map(ETags::on);
    }

    @POST
    @Path("/{penalty}/payments")
    @Operation(operationId = "recordPenaltyPayment", summary = "Record a payment of a penalty, of the whole or of a part",
            description = "More than what is still owed gets 400; more than 500 payments, 409. " + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> pay(UUID penalty, @RestHeader("If-Match") String ifMatch, @Valid @NotNull PayPenalty said) {
        Actor actor = operation.caller();
        return change(actor, penalty, ifMatch, (p, today) -> p.penalty().pay(said.amount().in(p.currency(), "amount"), said.paidOn(),
                today), "PAY", before -> store.countPayments(penalty)
                .invoke(count -> {
                    if (count >= MOST_PAYMENTS) {
                        throw Problems.conflict(KIND, "too-many-payments", "A penalty has at most 500 payments.");
                    }
                })
                .chain(() -> store.addPayment(actor, penalty, said, operation.now())));
    }

    @POST
    @Path("/{penalty}/extension")
    @Operation(operationId = "extendPenalty", summary = "Give an employer more time to pay a penalty",
            description = "The new last day must be after the current one, and at most three years after the day of service (400). "
                    + "`extensions` keeps the earlier last day, the new one and the reason. Only a penalty that is `IMPOSED` can be "
                    + "extended (409).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> extend(UUID penalty, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull ExtendPenalty said) {
        Actor actor = operation.caller();
        return change(actor, penalty, ifMatch, (p, today) -> p.penalty().extend(said.dueOn()), "EXTEND",
                before -> extensions.add(actor, before, said, operation.now()));
    }

    @POST
    @Path("/{penalty}/appeal")
    @Operation(operationId = "lodgePenaltyAppeal", summary = "Record that the employer has appealed against a penalty",
            description = "A penalty has at most one appeal. An appeal after its last day needs `admittedLate` (409 otherwise). "
                    + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> appeal(UUID penalty, @RestHeader("If-Match") String ifMatch, @Valid @NotNull LodgeAppeal said) {
        return change(operation.caller(), penalty, ifMatch, (p, today) -> p.penalty().lodgeAppeal(said, today), "LODGE_APPEAL",
                NOTHING_MORE);
    }

    @POST
    @Path("/{penalty}/appeal-decision")
    @Operation(operationId = "decidePenaltyAppeal", summary = "Record how an appeal against a penalty ended",
            description = "Send a new last day if the old one has passed. A penalty is paid if the new amount is not above what was paid. "
                    + "A quashed penalty is cancelled. A penalty that was cancelled because it can't be collected stays cancelled; if it "
                    + "is quashed, the reason becomes `QUASHED`. " + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> decide(UUID penalty, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull DecidePenaltyAppeal said) {
        return change(operation.caller(), penalty, ifMatch, (p, today) -> p.penalty().decideAppeal(said.outcome(), said.decidedOn(),
                said.amount() == null ? null : said.amount().in(p.currency(), "amount"), said.dueOn(), today),
                "DECIDE_APPEAL", NOTHING_MORE);
    }

    @POST
    @Path("/{penalty}/cancellation")
    @Operation(operationId = "cancelPenalty", summary = "Cancel a penalty that was imposed in error or can't be collected",
            description = "A penalty that can't be collected stays final. A penalty that was imposed in error never becomes final. "
                    + ANOTHER)
    @Allowed(roles = {CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> cancel(UUID penalty, @RestHeader("If-Match") String ifMatch, @Valid @NotNull CancelPenalty said) {
        return change(operation.caller(), penalty, ifMatch, (p, today) -> p.penalty().cancel(said.reason(), said.on(), today), "CANCEL",
                NOTHING_MORE);
    }

    private interface More {
        Uni<Void> write(PenaltyStore.Row before);
    }

    private static final More NOTHING_MORE = before -> Uni.createFrom().voidItem();

    private Uni<RestResponse<PenaltyView>> change(Actor actor, UUID penalty, String ifMatch,
            BiFunction<PenaltyStore.Row, LocalDate, Penalty> rule, String action, More more) {
        return store.lock(penalty, actor).map(found -> found.orElseThrow(Problems::notFound))
                .call(row -> conflicts.requireFree(actor, row.workplace()))
                .invoke(row -> ETags.require(ifMatch, row.version()))
                .flatMap(row -> {
                    Penalty changed = rule.apply(row, days.today(row.country(), operation.now()));
                    return more.write(row).chain(() -> store.update(penalty, changed));
                })
                .chain(() -> operation.record(actor, action, KIND, penalty))
                .chain(() -> store.whole(actor, penalty, operation.now(), ENGLISH))
                .map(ETags::on);
    }
}
