package org.palermo.shelter.placement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;
import org.palermo.kernel.identity.Actor;
import org.palermo.shelter.hold.HeldStay;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.hold.RefusalReason;
import org.palermo.shelter.register.Need;

/// A placement: how many people, of what age, with what needs, without a name. The shelter's operator sees which of its shelters was
/// asked, and who asked, so that it can release the address to that person. The organisation that asked sees neither.
///
/// @param status `REQUESTED`, from `escalatesAt` on `ESCALATED`, from `answerBefore` on `LAPSED`; after an answer, the state of the
///     last verb
/// @param until the morning on which the stay ends
/// @param boys which of the children are boys; null when not given
/// @param languages one of which should be spoken
/// @param answerBefore the end of the hold; the shelter must answer before it
/// @param askedBy subject of the person who made the hold, for releasing the address
/// @param backBefore when an absent person is expected back
/// @param protectedUntil before this day the stay is not ended against the person's will
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlacementView(
        UUID id, UUID hold, String reference, UUID shelter, PlacementState status, Purpose purpose, LocalDate from, int nights, LocalDate until,
        int women, List<Integer> children, List<Integer> boys, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> womenAges, List<Need> needs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages, RequestPlacement.ArrivalWindow arrivalWindow, String askedBy,
        Instant requestedAt, Instant escalatesAt, Instant answerBefore, Instant decidedAt, RefusalReason reason, Instant arrivedAt, Instant backBefore,
        LocalDate protectedUntil, Instant endedAt, EndReason endReason, Destination movedTo, Instant handoverAt, int version) implements Versioned {

    static PlacementView of(Placement p, HeldStay stay, Actor actor, Instant now) {
        boolean operator = p.operatorAgency.equals(actor.agency());
        return new PlacementView(p.id, p.hold, p.reference, operator ? p.shelter : null, p.stateAt(now), p.purpose, p.from,
                Math.toIntExact(p.until.toEpochDay() - p.from.toEpochDay()), p.until, stay.party().women(), stay.party().children(),
                stay.party().boys(), stay.party().womenAges(), stay.needs(), stay.languages(),
                p.arrivalFrom == null ? null : new RequestPlacement.ArrivalWindow(p.arrivalFrom, p.arrivalUntil), operator ? stay.subject() : null,
                p.requestedAt, p.escalateAt, p.answerBefore, p.decidedAt, p.reason, p.arrivedAt, p.backBefore, p.protectedUntil(),
                p.endedAt, p.endReason, p.movedTo, p.handoverAt, p.version);
    }
}
