package org.palermo.shelter.oncall;

import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.OWN_SHELTERS;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.notice.NoticeMail;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.retention.LegalHolds;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.oncall.ShiftStore.Kept;

/// Keeps the roster of a shelter. Requests may be repeated.
@Tag(name = "On call", description = "The people who are on call for a shelter, with their shifts.")
@Path("/api/shelter/v1/shelters/{shelter}/on-call")
@Authenticated
@ApplicationScoped
public class OnCallRoster {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int MOST = 500;
    private static final String KIND = ShiftRetention.KIND;

    private final ShiftStore store;
    private final LegalHolds holds;
    private final NoticeMail.Carrier mail;
    private final SmsCarrier sms;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    OnCallRoster(ShiftStore store, LegalHolds holds, NoticeMail.Carrier mail, SmsCarrier sms, TransactionTime time, Audit audit,
            CurrentActor caller) {
        this.store = store;
        this.holds = holds;
        this.mail = mail;
        this.sms = sms;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
    }

    /// All current and future shifts: a roster has one page.
    @GET
    @Operation(operationId = "listShifts", summary = "List who is and will be on call for a shelter",
            description = "The shift that begins first is first. `reached` is false where no webhook can call the person any more.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<Page<ShiftView>> all(UUID shelter) {
        Actor actor = caller.get();
        return store.requireRun(shelter, actor)
                .chain(() -> store.since(shelter, time.now(), MOST))
                .call(shifts -> audit.record(actor, "LIST", KIND, shifts.stream().map(Kept::id).toList()))
                .map(shifts -> new Page<>(shifts.stream().map(Kept::view).toList(), null));
    }

    /// @param shift the id of the shift, which you choose
    @PUT
    @Path("/{shift}")
    @Operation(operationId = "putShift", summary = "Put somebody on call for a shelter, or change a shift",
            description = "You choose the id of the shift; sending it again changes nothing. Only one shift has the same `order` at the "
                    + "same time (409). A roster that has as many shifts as it may (409), a shift under a legal hold (409) and a person "
                    + "who can't be reached (400) are refused.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<ShiftView> put(UUID shelter, UUID shift, @Valid @NotNull PutShift command) {
        Actor actor = caller.get();
        return store.requireRun(shelter, actor)
                .invoke(() -> check(command))
                .chain(() -> store.lock(shelter))
                .chain(() -> store.of(shelter, shift))
                .flatMap(kept -> kept.isPresent() && kept.get().view().says(command) ? Uni.createFrom().item(kept.get())
                        : checkWebhook(command).chain(() -> write(actor, shelter, shift, command, kept)))
                .call(kept -> audit.record(actor, "WRITE", KIND, kept.id()))
                .map(Kept::view);
    }

    private Uni<Kept> write(Actor actor, UUID shelter, UUID shift, PutShift command, Optional<Kept> before) {
        return store.taken(shelter, shift, command)
                .invoke(taken -> {
                    if (taken) {
                        throw Problems.conflict("on-call", "taken", "Another shift has this order during part of that time.");
                    }
                })
                .chain(() -> store.count(shelter, time.now()))
                .invoke(count -> {
                    boolean counted = before.filter(kept -> kept.view().until().isAfter(time.now())).isPresent();
                    if (count >= MOST && !counted) {
                        throw Problems.conflict("on-call", "too-many", "The roster has as many shifts as it may have. Remove some.");
                    }
                })
                .chain(() -> before.isPresent() ? destroy(before.get()) : Uni.createFrom().voidItem())
                .chain(() -> store.forget(shelter, shift))
                .chain(() -> store.add(shelter, shift, command, actor, time.now()))
                .chain(() -> store.of(shelter, shift).map(Optional::orElseThrow));
    }

    /// Removing a shift that does not exist does nothing.
    ///
    /// @param shift the id of the shift
    @DELETE
    @Path("/{shift}")
    @Operation(operationId = "removeShift", summary = "Remove a shift from the roster",
            description = "Removing it again changes nothing. A shift under a legal hold can't be removed (409).")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<Void> remove(UUID shelter, UUID shift) {
        Actor actor = caller.get();
        return store.requireRun(shelter, actor)
                .chain(() -> store.lock(shelter))
                .chain(() -> store.of(shelter, shift))
                .flatMap(kept -> kept.isEmpty() ? Uni.createFrom().voidItem()
                        : destroy(kept.get()).chain(() -> audit.record(actor, "REMOVE", KIND, kept.get().id())));
    }

    /// Deletes a removed or changed shift together with its key, unless a legal hold forbids it.
    private Uni<Void> destroy(Kept shift) {
        return holds.stands(KIND, shift.id())
                .invoke(held -> {
                    if (held) {
                        throw Problems.conflict("retention", "legal-hold",
                                "The shift is under a legal hold. It can be changed or removed once the legal hold is lifted.");
                    }
                })
                .chain(() -> store.remove(shift.id()));
    }

    private void check(PutShift command) {
        if (!command.until().isAfter(command.from()) || Duration.between(command.from(), command.until()).compareTo(LONGEST) > 0) {
            throw Problems.invalid("until", "must be after from, by " + LONGEST.toDays() + " days at most");
        }
        if (!command.until().isAfter(time.now()) || command.from().isAfter(time.now().plus(Duration.ofDays(366)))) {
            throw Problems.invalid("from", "must be within a year, and the shift must not be over");
        }
        if (command.channels().isEmpty()) {
            throw Problems.invalid("email", "must be given, or phone or webhook: somebody on call has to be reached");
        }
        if (command.email() != null && !mail.isOpen()) {
            throw Problems.invalid("email", "must be left out: this service sends no mail");
        }
        if (command.phone() != null && !sms.isOpen()) {
            throw Problems.invalid("phone", "must be left out: this service sends no text messages");
        }
    }

    private Uni<Void> checkWebhook(PutShift command) {
        return !command.webhook() ? Uni.createFrom().voidItem() : store.webhookStands().invoke(stands -> {
            if (!stands) {
                throw Problems.invalid("webhook", "must be false: your organisation has no approved webhook that receives all calls");
            }
        }).replaceWithVoid();
    }
}
