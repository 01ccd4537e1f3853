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

/// A broadcast as the asker sees it. It does not show which shelters were asked, nor how many.
///
/// @param reference what to say on the phone
/// @param area where, without the address
/// @param areaRegions codes of the regions of the area
/// @param from the first night
/// @param nights how many nights
/// @param women how many women
/// @param womenAges the age in years of each woman; left out when none was given
/// @param children the age in years of each child
/// @param boys the ages in years of those children who are boys; left out when not given
/// @param needs what the place must offer
/// @param languages that the women and children speak, BCP 47; left out when none was asked for
/// @param status whether it is open, a shelter has accepted, none did, or it was cancelled
/// @param askedAt when the shelters were asked, in UTC
/// @param deadline until when shelters may answer, in UTC
/// @param seen whether any shelter has looked at it
/// @param declinedFor why shelters declined, each reason once; shown only after enough shelters have declined that no shelter is
///     identified
/// @param hold the hold for the people: request a placement from it; left out until a shelter has accepted
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BroadcastView(
        UUID id, String reference, String area, List<String> areaRegions, LocalDate from, int nights, int women,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> womenAges, List<Integer> children, List<Integer> boys,
        List<Need> needs, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages, BroadcastState status, Instant askedAt,
        Instant deadline, boolean seen, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RefusalReason> declinedFor, UUID hold) {

    static BroadcastView of(Broadcast b, List<String> areaRegions, Instant now) {
        Stay stay = b.stay();
        return new BroadcastView(b.id, b.reference, b.area, areaRegions, stay.from(), stay.nights(),
                stay.party().women(), stay.party().womenAges(), stay.party().children(), stay.party().boys(), stay.needs(),
                stay.languages(), b.stateAt(now), b.askedAt, b.deadline, b.seen, b.reasons(), b.hold);
    }
}
