package org.palermo.shelter.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.register.Need;

/// A placement as the shelter sees it: how many, of what age, with what needs, and nobody's name.
///
/// @param answerBefore the end of the hold; an answer has to come before it
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlacementView(
        UUID id, UUID hold, String reference, UUID shelter, PlacementState status, Purpose purpose, LocalDate from, int nights,
        int women, List<Integer> children, List<Need> needs, RequestPlacement.ArrivalWindow arrivalWindow,
        Instant requestedAt, Instant answerBefore, Instant decidedAt, RefusalReason reason, int version) {

    static PlacementView of(Placement p, Hold h, Instant now) {
        return new PlacementView(p.id, h.id, p.reference, p.shelter, p.stateAt(now), p.purpose, h.fromNight, h.nights, h.women,
                h.party().children(), h.needs(),
                p.arrivalFrom == null ? null : new RequestPlacement.ArrivalWindow(p.arrivalFrom, p.arrivalUntil),
                p.requestedAt, p.answerBefore, p.decidedAt, p.reason, p.version);
    }
}
