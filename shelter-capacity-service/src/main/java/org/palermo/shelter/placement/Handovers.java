package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.hold.PlacementState;

/// How accepted people reach the shelter. A handover exists from the acceptance until they have arrived or are a no-show.
@ApplicationScoped
public class Handovers {
    private final PlacementStore store;
    private final HandoverStore handovers;
    private final Notices notices;
    private final TransactionTime time;
    private final Audit audit;

    Handovers(PlacementStore store, HandoverStore handovers, Notices notices, TransactionTime time, Audit audit) {
        this.store = store;
        this.handovers = handovers;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<HandoverView> give(Actor actor, UUID id, String ifMatch, GiveHandover command) {
        return store.asked(id, actor)
                .call(store::lock)
                .invoke(placement -> ETags.require(ifMatch, placement.version))
                .invoke(Handovers::requireAccepted)
                .invoke(placement -> placement.handoverAt = time.now())
                .call(store::flush)
                .call(() -> handovers.give(id, command))
                .call(placement -> notices.tellAgency(placement.askingAgency, "PLACEMENT_HANDOVER", id, placement.reference))
                .call(() -> audit.record(actor, "HANDOVER", "placement", id))
                .map(placement -> new HandoverView(command.meetingPoint(), command.call(), command.travelTime(), command.transport(), placement.handoverAt, placement.version));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no handover, or no longer
    @Scoped
    public Uni<HandoverView> get(Actor actor, UUID id) {
        return store.ofEither(id, actor)
                .call(() -> audit.record(actor, "READ", "placement", id))
                .flatMap(handovers::of)
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    private static void requireAccepted(Placement placement) {
        if (placement.state != PlacementState.ACCEPTED) {
            throw Problems.conflict("placement", "not-now", "A handover can be given only between acceptance and arrival.");
        }
    }
}
