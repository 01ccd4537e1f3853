package org.palermo.shelter.broadcast;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.hold.RefusalReason;
import org.palermo.shelter.register.Need;

/// What a shelter is asked: how many people, of what age, with what needs. It contains no name and does not say who asks.
///
/// @param reference what to say on the phone
/// @param shelter the id of the shelter
/// @param status how the shelter has answered
/// @param from the first night
/// @param nights how many nights
/// @param women how many women
/// @param womenAges the age in years of each woman; left out when none was given
/// @param children the age in years of each child
/// @param boys the ages in years of those children who are boys; left out when not given
/// @param needs what the place must offer
/// @param languages that the women and children speak, BCP 47; left out when none was asked for
/// @param askedAt when the shelters were asked, in UTC
/// @param answerBefore the shelter must answer before this instant
/// @param acknowledgedAt when somebody at the shelter saw it, in UTC; left out until then
/// @param acknowledgedBy subject of the manager who handles the alert; left out until then
/// @param answeredAt when the shelter answered, in UTC; left out until then
/// @param reason why the shelter declined; left out for others
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertView(
        UUID id, String reference, UUID shelter, AlertState status, LocalDate from, int nights, int women,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> womenAges, List<Integer> children, List<Integer> boys, List<Need> needs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages, Instant askedAt, Instant answerBefore,
        Instant acknowledgedAt, String acknowledgedBy, Instant answeredAt, RefusalReason reason) {

    static AlertView of(BroadcastAlert a, Broadcast b, Instant now) {
        Stay stay = b.stay();
        return new AlertView(a.id, b.reference, a.shelter, a.stateAt(b, now), stay.from(), stay.nights(), stay.party().women(),
                stay.party().womenAges(), stay.party().children(), stay.party().boys(), stay.needs(), stay.languages(), a.askedAt,
                b.deadline, a.acknowledgedAt, a.acknowledgedBy, a.answeredAt, a.reason);
    }
}
