package org.palermo.inspection.workplace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;

/// Opens a workplace for a change, and writes the change with the earlier values. One transaction at a time changes workplaces.
@ApplicationScoped
public class WorkplaceEditing {
    private final WorkplaceStore store;
    private final Households households;
    private final WorkplaceHistory history;
    private final WorkplaceConflicts conflicts;
    private final TransactionTime time;

    WorkplaceEditing(WorkplaceStore store, Households households, WorkplaceHistory history, WorkplaceConflicts conflicts,
            TransactionTime time) {
        this.store = store;
        this.households = households;
        this.history = history;
        this.conflicts = conflicts;
        this.time = time;
    }

    /// @param ifMatch the header as it was sent
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 without an organisation, 404 when there is no such workplace, 409 as
    ///     {@link #requireFree}, 428 and 412 as {@link ETags#require}
    public Uni<Workplace> open(Actor actor, UUID id, String ifMatch) {
        requireInspectorate(actor);
        return store.lock()
                .chain(() -> store.find(id))
                .onItem().ifNull().failWith(Problems::notFound)
                .call(workplace -> requireFree(actor, workplace))
                .invoke(workplace -> ETags.require(ifMatch, workplace.version));
    }

    /// As {@link #open}; 409 when this workplace was merged into another record.
    public Uni<Workplace> openStanding(Actor actor, UUID id, String ifMatch) {
        return open(actor, id, ifMatch).invoke(WorkplaceEditing::requireStanding);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the actor has a conflict of interest with the workplace
    public Uni<Void> requireFree(Actor actor, Workplace workplace) {
        return conflicts.requireFree(actor, workplace.id);
    }

    public static void requireInspectorate(Actor actor) {
        if (actor.agency() == null) {
            throw Problems.forbidden("workplace", "no-agency", "Only an inspectorate changes workplaces.");
        }
    }

    public static void requireStanding(Workplace workplace) {
        if (workplace.mergedInto != null) {
            throw Problems.conflict("workplace", "merged",
                    "Another record replaces " + workplace.reference + ": change that record, or undo the merge.");
        }
    }

    public static void requireOpen(Workplace workplace) {
        if (workplace.closed) {
            throw Problems.conflict("workplace", "closed", workplace.reference + " is closed.");
        }
    }

    /// Writes a change that leaves name and address as they are.
    public Uni<Workplace> write(Actor actor, Workplace workplace, WorkplaceHistory.Stood before, WorkplaceHistory.Step step) {
        return history.add(actor, workplace, before, step, time.now())
                .chain(Panache::getSession)
                .flatMap(session -> session.flush())
                .replaceWith(workplace);
    }

    /// Call before the change is made, because a query writes what has changed.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when another workplace has, or had, this name and address
    public Uni<Void> requireUnknown(Workplace workplace, WorkplaceKind kind, String name, String address) {
        String key = workplace.matchKeyOf(kind, name, address);
        String kept = workplace.isHousehold() && !key.equals(workplace.id.toString()) ? households.keyed(key) : key;
        return store.knownElsewhere(kept, workplace.id).invoke(others -> others.stream().findFirst().ifPresent(known -> {
            throw Problems.conflict("workplace", "known", "The same place is registered as " + known + ".");
        })).replaceWithVoid();
    }

    /// Writes a change that may also concern name, address or point. A household is hidden and sealed again.
    public Uni<Workplace> rewrite(Actor actor, Workplace workplace, WorkplaceHistory.Stood before, WorkplaceHistory.Step step) {
        Workplace written = workplace.isHousehold() ? workplace.hidden(households::keyed) : workplace;
        return history.add(actor, written, before, step, time.now())
                .chain(() -> store.rewrite(written, before.matchKey(), time.now()))
                .replaceWith(written);
    }
}
