package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.shelter.hold.CaseStayEvents;

/// Tells the other side and the mechanism what was done to a placement, and audits it, in the transaction of the change. Call it after
/// the change has been flushed.
@ApplicationScoped
class PlacementNotices {
    private final PlacementSteps steps;
    private final Notices notices;
    private final CaseStayEvents stays;
    private final Audit audit;

    PlacementNotices(PlacementSteps steps, Notices notices, CaseStayEvents stays, Audit audit) {
        this.steps = steps;
        this.notices = notices;
        this.stays = stays;
        this.audit = audit;
    }

    Uni<Void> requested(Actor actor, Placement placement) {
        return stays.tell(placement.hold)
                .chain(() -> notices.tellAgency(placement.operatorAgency, "PLACEMENT_REQUESTED", placement.id, placement.reference,
                        List.of(MailLine.until("answerBefore", placement.answerBefore, placement.country))))
                .chain(() -> audit.record(actor, "PLACEMENT_REQUESTED", "placement", placement.id));
    }

    /// Also writes the step.
    Uni<Void> changed(Actor actor, Placement placement, PlacementVerb verb) {
        UUID other = placement.operatorAgency.equals(actor.agency()) ? placement.askingAgency : placement.operatorAgency;
        return steps.add(placement, verb, actor)
                .chain(() -> notices.tellAgency(other, verb.done, placement.id, placement.reference))
                .chain(() -> stays.tell(placement.hold))
                .chain(() -> audit.record(actor, verb.done, "placement", placement.id));
    }
}
