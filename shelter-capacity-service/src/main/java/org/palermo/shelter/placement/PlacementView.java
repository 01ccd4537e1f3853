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
/// @param hold the id of the hold
/// @param reference that people use for the record
/// @param shelter the id of the shelter; left out for the organisation that asked
/// @param areaRegions codes of the regions of the shelter's area; left out for the organisation that runs the shelter
/// @param status `REQUESTED`, from `escalatesAt` on `ESCALATED`, from `answerBefore` on `LAPSED`; after an answer, the state of the
///     last verb
/// @param purpose what the place is for
/// @param from the first night
/// @param nights how many nights
/// @param until the morning on which the stay ends
/// @param women how many women
/// @param children the age in years of each child
/// @param boys which of the children are boys; null when not given
/// @param womenAges the age in years of each woman; left out when none was given
/// @param needs what the place must offer
/// @param languages one of which should be spoken
/// @param arrivalWindow when she is expected; left out when nobody said
/// @param askedBy subject of the person who made the hold, for releasing the address; left out for the organisation that asked
/// @param requestedAt when it was requested, in UTC
/// @param escalatesAt when others are told if the shelter has not answered, in UTC; left out when it has
/// @param answerBefore the end of the hold; the shelter must answer before it
/// @param decidedAt when the shelter accepted or refused, in UTC; left out until then
/// @param reason why the shelter refused; left out for others
/// @param arrivedAt when she arrived, in UTC; left out until then
/// @param backBefore when an absent person is expected back; left out for others
/// @param protectedUntil before this day the stay is not ended against the person's will; left out when no such protection runs
/// @param endedAt when the stay ended, in UTC; left out until then
/// @param endReason why it ended; left out until then
/// @param movedTo where she went; left out until then
/// @param handoverAt when the meeting point was given, in UTC; left out until then
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlacementView(
        UUID id, UUID hold, String reference, UUID shelter, List<String> areaRegions, PlacementState status, Purpose purpose,
        LocalDate from, int nights, LocalDate until, int women, List<Integer> children, List<Integer> boys,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> womenAges, List<Need> needs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages, RequestPlacement.ArrivalWindow arrivalWindow,
        String askedBy, Instant requestedAt, Instant escalatesAt, Instant answerBefore, Instant decidedAt, RefusalReason reason,
        Instant arrivedAt, Instant backBefore, LocalDate protectedUntil, Instant endedAt, EndReason endReason, Destination movedTo,
        Instant handoverAt, int version) implements Versioned {

    static PlacementView of(Placement p, HeldStay stay, List<String> areaRegions, Actor actor, Instant now) {
        boolean operator = p.operatorAgency.equals(actor.agency());
        return new PlacementView(p.id, p.hold, p.reference, operator ? p.shelter : null, operator ? null : areaRegions, p.stateAt(now),
                p.purpose, p.from, Math.toIntExact(p.until.toEpochDay() - p.from.toEpochDay()), p.until, stay.party().women(),
                stay.party().children(), stay.party().boys(), stay.party().womenAges(), stay.needs(), stay.languages(),
                p.arrivalFrom == null ? null : new RequestPlacement.ArrivalWindow(p.arrivalFrom, p.arrivalUntil),
                operator ? stay.subject() : null, p.requestedAt, p.escalateAt, p.answerBefore, p.decidedAt, p.reason, p.arrivedAt,
                p.backBefore, p.protectedUntil(), p.endedAt, p.endReason, p.movedTo, p.handoverAt, p.version);
    }
}
