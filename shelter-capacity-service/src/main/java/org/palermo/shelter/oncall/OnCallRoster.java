package org.palermo.shelter.oncall;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.NoticeMail;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.retention.LegalHolds;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.oncall.ShiftStore.Kept;

/// Keeps the roster of a shelter. Requests may be repeated.
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

    OnCallRoster(ShiftStore store, LegalHolds holds, NoticeMail.Carrier mail, SmsCarrier sms, TransactionTime time, Audit audit) {
        this.store = store;
        this.holds = holds;
        this.mail = mail;
        this.sms = sms;
        this.time = time;
        this.audit = audit;
    }

    /// All current and future shifts: a roster has one page.
    @Scoped
    public Uni<Page<ShiftView>> all(Actor actor, UUID shelter) {
        return store.requireRun(shelter, actor)
                .chain(() -> store.since(shelter, time.now(), MOST))
                .call(shifts -> audit.record(actor, "LIST", KIND, shifts.stream().map(Kept::id).toList()))
                .map(shifts -> new Page<>(shifts.stream().map(Kept::view).toList(), null));
    }

    @Scoped
    public Uni<ShiftView> put(Actor actor, UUID shelter, UUID shift, PutShift command) {
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
                    if (count >= MOST) {
                        throw Problems.conflict("on-call", "too-many", "The roster has as many shifts as it may have. Remove some.");
                    }
                })
                .chain(() -> before.isPresent() ? destroy(before.get()) : Uni.createFrom().voidItem())
                .chain(() -> store.forget(shelter, shift))
                .chain(() -> store.add(shelter, shift, command, actor, time.now()))
                .chain(() -> store.of(shelter, shift).map(Optional::orElseThrow));
    }

    /// Removing a shift that does not exist does nothing.
    @Scoped
    public Uni<Void> remove(Actor actor, UUID shelter, UUID shift) {
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
