package org.palermo.inspection.wage.fact;

import static org.palermo.inspection.wage.WageClaims.KIND;
import static org.palermo.inspection.wage.WageClaims.OWN;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.inspection.wage.ClaimAccess;
import org.palermo.inspection.wage.WageClaim;
import org.palermo.inspection.wage.WageClaimStore;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// The work of a claim, span by span. To correct a span, remove it and add it again.
@Tag(name = "Wages", description = "What workers are owed: hours, pay, recruitment fees, the calculation and what was paid back.")
@Path("/api/inspection/v1/wage-claims/{claim}/hours")
@Authenticated
@ApplicationScoped
public class WageHours {
    private static final int WEEK = 7;

    private final WageHoursStore store;
    private final WageClaimStore claimStore;
    private final ClaimAccess claims;
    private final CurrentOperation operation;

    WageHours(WageHoursStore store, WageClaimStore claimStore, ClaimAccess claims, CurrentOperation operation) {
        this.store = store;
        this.claimStore = claimStore;
        this.claims = claims;
        this.operation = operation;
    }

    /// @return one page with at most 600 spans, in the order of their days
    @GET
    @Operation(operationId = "listWageHours", summary = "List the work of a wage claim, span by span",
            description = "At most 600 spans, in the order of their days.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<WageHoursView>> all(UUID claim) {
        Actor actor = operation.caller();
        return claims.require(claim, actor).call(() -> operation.record(actor, "READ", KIND, claim)).flatMap(store::all)
                .map(all -> new Page<>(all, null));
    }

    /// The next span, if nothing changes.
    @GET
    @Path("/next")
    @Operation(operationId = "suggestWageHours", summary = "Read the next span of work, copied from the latest one",
            description = "The copy has the days that follow the latest span. When there is no span yet, it has only the days of the "
                    + "first week of the employment.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WageHoursView> next(UUID claim) {
        Actor actor = operation.caller();
        return claims.require(claim, actor).call(() -> operation.record(actor, "READ", KIND, claim))
                .flatMap(found -> store.all(found)
                        .map(all -> all.isEmpty() ? first(found) : WageHoursView.suggested(all.getLast().following(), found.currency())));
    }

    private static WageHoursView first(WageClaim claim) {
        LocalDate from = claim.worker().employedFrom();
        return new WageHoursView(null, from, from.plusDays(WEEK - 1), null, null, null, null, null, null, null, null, null, null, null,
                claim.currency(), false, false);
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for days outside of the employment, hours that are not possible, or another
    ///     currency; 404; 409 when a day of it is recorded already, or there are too many spans
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addWageHours", summary = "Add the work of a span of days to a wage claim",
            description = "At most 31 days, usually a week. The calculation spreads the hours evenly over the days. A day can't be "
                    + "recorded twice (409).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WageHoursView> add(UUID claim, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddWageHours command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, WageHoursView.class, () -> claims.change(claim, actor)
                .flatMap(found -> insert(actor, found, List.of(command)))
                .map(List::getFirst));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link #add}; 409 without a span to copy
    @POST
    @Path("/repeat")
    @ResponseStatus(201)
    @Operation(operationId = "repeatWageHours", summary = "Copy the latest span of work of a wage claim, up to 52 times",
            description = "Each copy begins on the day after the one before; a copy of a whole calendar month covers the next month. If "
                    + "one copy can't be added, none is added.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<WageHoursView>> repeat(UUID claim, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RepeatWageHours command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, Copies.class, () -> claims.change(claim, actor)
                .flatMap(found -> store.all(found).flatMap(all -> insert(actor, found, copies(all, command.times()))))
                .map(Copies::new)).map(copies -> new Page<>(copies.items(), null));
    }

    /// The answer as it is remembered.
    @RegisterForReflection
    record Copies(List<WageHoursView> items) {}

    private static List<AddWageHours> copies(List<WageHoursView> all, int times) {
        if (all.isEmpty()) {
            throw Problems.conflict("wage-claim", "nothing-to-copy", "There is no span of work yet. Add the first one.");
        }
        List<AddWageHours> copies = new ArrayList<>();
        WageHoursView last = all.getLast();
        for (int i = 0; i < times; i++) {
            AddWageHours next = last.following();
            copies.add(next);
            last = WageHoursView.suggested(next, last.currency());
        }
        return copies;
    }

    private Uni<List<WageHoursView>> insert(Actor actor, WageClaim claim, List<AddWageHours> spans) {
        spans.forEach(span -> {
            claims.checkSpan(claim, span.from(), span.until(), AddWageHours.MOST_DAYS);
            span.check(claim.currency());
        });
        return store.count(claim).invoke(count -> {
            if (count + spans.size() > WageHoursStore.MOST) {
                throw Problems.conflict("wage-claim", "full", "This claim has as many entries as it can have.");
            }
        }).chain(() -> store.overlaps(claim, spans.getFirst().from(), spans.getLast().until())).invoke(overlaps -> {
            if (overlaps) {
                throw Problems.conflict("wage-claim", "days-recorded",
                        "The work of one of these days is recorded already. Remove that span first.");
            }
        }).chain(() -> inserted(actor, claim, spans))
                .call(() -> claimStore.touch(claim.id()))
                .call(() -> operation.record(actor, "ADD_HOURS", KIND, claim.id()));
    }

    private Uni<List<WageHoursView>> inserted(Actor actor, WageClaim claim, List<AddWageHours> spans) {
        List<UUID> ids = spans.stream().map(span -> Ids.next()).toList();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int i = 0; i < spans.size(); i++) {
            UUID id = ids.get(i);
            AddWageHours span = spans.get(i);
            all = all.chain(() -> store.insert(id, claim, span, actor, operation.now()));
        }
        return all.chain(() -> store.all(claim)).map(stored -> stored.stream().filter(one -> ids.contains(one.id())).toList());
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such span; 409 after the claim was erased
    @DELETE
    @Path("/{span}")
    @Operation(operationId = "removeWageHours", summary = "Remove a span of work from a wage claim",
            description = "To correct it, remove it and add it again. Calculate again afterwards.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Void> remove(UUID claim, UUID span) {
        Actor actor = operation.caller();
        return claims.change(claim, actor).flatMap(found -> store.remove(found, span)).invoke(removed -> {
            if (!removed) {
                throw Problems.notFound();
            }
        }).chain(() -> claimStore.touch(claim)).chain(() -> operation.record(actor, "REMOVE_HOURS", KIND, claim));
    }
}
