package org.palermo.shelter.oncall;

import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.OWN_SHELTERS;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.retention.LegalHolds;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.oncall.ShiftStore.Kept;

/// Keeps the roster of a shelter. Requests may be repeated.
@Tag(name = "On call", description = "The people who are on call for a shelter, with their shifts.")
@Path("/api/shelter/v1/shelters/{shelter}/on-call")
@Authenticated
@ApplicationScoped
public class OnCallRoster {
    private static final int MOST = 500;
    private static final String KIND = ShiftRetention.KIND;

    private final ShiftStore store;
    private final ShiftRules rules;
    private final ShiftNotices notices;
    private final LegalHolds holds;
    private final CurrentOperation operation;

    OnCallRoster(ShiftStore store, ShiftRules rules, ShiftNotices notices, LegalHolds holds, CurrentOperation operation) {
        this.store = store;
        this.rules = rules;
        this.notices = notices;
        this.holds = holds;
        this.operation = operation;
    }

    /// All current and future shifts: a roster has one page.
    @GET
    @Operation(operationId = "listShifts", summary = "List who is and will be on call for a shelter",
            description = "The earliest shift is first. `reached` is false if no webhook can call the person any more, or if her account "
                    + "is closed or has lost the role.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<Page<ShiftView>> all(UUID shelter) {
        Actor actor = operation.caller();
        return store.requireRun(shelter, actor)
                .chain(() -> store.since(shelter, operation.now(), MOST))
                .call(shifts -> operation.record(actor, "LIST", KIND, shifts.stream().map(Kept::id).toList()))
                .map(shifts -> new Page<>(shifts.stream().map(Kept::view).toList(), null));
    }

    /// @param days how many days from now on
    @GET
    @Path("/gaps")
    @Operation(operationId = "listOnCallGaps", summary = "List when nobody is on call for a shelter",
            description = "The times from now on in which the roster has nobody, or nobody who can be reached. An alert that comes then "
                    + "reaches nobody. The list is empty when somebody is on call all the time.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Scoped
    public Uni<Page<GapView>> gaps(UUID shelter, @RestQuery @DefaultValue("14") @Min(1) @Max(31) int days) {
        Actor actor = operation.caller();
        Instant until = operation.now().plus(Duration.ofDays(days));
        return store.requireRun(shelter, actor)
                .chain(() -> store.reached(shelter, operation.now(), until))
                .map(covered -> new Page<>(RosterGaps.between(operation.now(), until, covered), null));
    }

    /// @param shift the id of the shift
    @GET
    @Path("/{shift}")
    @Operation(operationId = "getShift", summary = "Read a shift of the roster",
            description = "The answer has the person, the time, the order in which people are called, and how she is reached.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<ShiftView> get(UUID shelter, UUID shift) {
        Actor actor = operation.caller();
        return store.requireRun(shelter, actor)
                .chain(() -> store.of(shelter, shift))
                .map(kept -> kept.orElseThrow(Problems::notFound))
                .call(kept -> operation.record(actor, "READ", KIND, kept.id()))
                .map(Kept::view);
    }

    /// @param shift the id of the shift, which you choose
    @PUT
    @Path("/{shift}")
    @Operation(operationId = "putShift", summary = "Put somebody on call for a shelter, or change a shift",
            description = "You choose the id of the shift; sending it again changes nothing. Only one shift has the same `order` at the "
                    + "same time (409). The answer is 409 if the roster is full or the shift is under a legal hold, and 400 if the shift "
                    + "gives no way to reach the person. The person must be yourself or a shelter manager of your organisation (400), "
                    + "whose name and account the mechanism lists. The person gets a notice.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<ShiftView> put(UUID shelter, UUID shift, @Valid @NotNull PutShift command) {
        Actor actor = operation.caller();
        return store.requireRun(shelter, actor)
                .invoke(() -> rules.check(command))
                .chain(() -> store.lock(shelter))
                .chain(() -> store.of(shelter, shift))
                .flatMap(kept -> kept.isPresent() && kept.get().view().says(command) ? Uni.createFrom().item(kept.get())
                        : rules.checkPersonAndWebhook(actor, command).chain(() -> write(actor, shelter, shift, command, kept)))
                .call(kept -> operation.record(actor, "WRITE", KIND, kept.id()))
                .map(Kept::view);
    }

    private Uni<Kept> write(Actor actor, UUID shelter, UUID shift, PutShift command, Optional<Kept> before) {
        UUID row = Ids.next();
        return store.taken(shelter, shift, command)
                .invoke(taken -> {
                    if (taken) {
                        throw Problems.conflict("on-call", "taken",
                                "Another shift has the same place in the calling order during part of that time.");
                    }
                })
                .chain(() -> store.count(shelter, operation.now()))
                .invoke(count -> {
                    boolean counted = before.filter(kept -> kept.view().until().isAfter(operation.now())).isPresent();
                    if (count >= MOST && !counted) {
                        throw Problems.conflict("on-call", "too-many", "The roster has as many shifts as it may have. Remove some.");
                    }
                })
                .chain(() -> before.isPresent() ? replace(before.get(), row, command) : Uni.createFrom().voidItem())
                .chain(() -> store.forget(shelter, shift))
                .chain(() -> store.add(row, shelter, shift, command, actor, operation.now()))
                .chain(() -> notices.written(actor, shelter, before.map(Kept::view).orElse(null), command))
                .chain(() -> store.of(shelter, shift).map(Optional::orElseThrow));
    }

    /// Removing a shift that does not exist does nothing.
    ///
    /// @param shift the id of the shift
    @DELETE
    @Path("/{shift}")
    @Operation(operationId = "removeShift", summary = "Remove a shift from the roster",
            description = "The person gets a notice, unless the shift was over. Removing it again changes nothing. A shift under a legal "
                    + "hold can't be removed (409).")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<Void> remove(UUID shelter, UUID shift) {
        Actor actor = operation.caller();
        return store.requireRun(shelter, actor)
                .chain(() -> store.lock(shelter))
                .chain(() -> store.of(shelter, shift))
                .flatMap(kept -> kept.isEmpty() ? Uni.createFrom().voidItem()
                        : destroy(kept.get())
                                .chain(() -> notices.removed(actor, shelter, kept.get().view()))
                                .chain(() -> operation.record(actor, "REMOVE", KIND, kept.get().id())));
    }

    private Uni<Void> replace(Kept shift, UUID row, PutShift command) {
        return store.keepCalls(shift.id(), row, command).chain(() -> destroy(shift));
    }

    /// Deletes a removed or changed shift together with its key, unless a legal hold forbids it.
    private Uni<Void> destroy(Kept shift) {
        return holds.isHeld(KIND, shift.id())
                .invoke(held -> {
                    if (held) {
                        throw Problems.conflict("retention", "legal-hold",
                                "The shift is under a legal hold. It can be changed or removed once the legal hold is lifted.");
                    }
                })
                .chain(() -> store.remove(shift.id()));
    }
}
