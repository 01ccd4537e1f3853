package org.palermo.referral.team;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;

/// Tells the shelter capacity service who may ask for which case. All that is told of a case is one stream.
@ApplicationScoped
class CaseTellings {
    private static final String SUBSCRIBER = "shelter";

    private final Outbox outbox;

    CaseTellings(Outbox outbox) {
        this.outbox = outbox;
    }

    /// @param made each of another case
    Uni<Void> assigned(List<Assignment> made) {
        return outbox.publishAll(made.stream()
                .map(one -> new Event(SUBSCRIBER, one.caseFile(), CoordinatorTold.ASSIGNED, CoordinatorTold.of(one), false)).toList());
    }

    /// @param ended each of another case
    Uni<Void> ended(List<Assignment> ended) {
        return outbox.publishAll(ended.stream()
                .map(one -> new Event(SUBSCRIBER, one.caseFile(), CoordinatorTold.ENDED, CoordinatorTold.of(one), false)).toList());
    }
}
