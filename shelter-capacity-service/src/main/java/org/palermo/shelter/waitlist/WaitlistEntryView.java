package org.palermo.shelter.waitlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.register.Need;

/// People who wait, as the organisation that entered them sees them; it does not show how many others wait.
///
/// @param reference that people use for the record
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
/// @param atRisk whether she is in danger where she is
/// @param caseFile the id of the case; left out when the entry belongs to none
/// @param status whether they wait, a place is held, or the wait is over
/// @param joinedAt when it joined the list, in UTC
/// @param hold the hold for them: request a placement from it; left out until a place is held
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WaitlistEntryView(
        UUID id, String reference, String area, List<String> areaRegions, LocalDate from, int nights, int women,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> womenAges, List<Integer> children, List<Integer> boys,
        List<Need> needs, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages, boolean atRisk, UUID caseFile,
        WaitlistState status, Instant joinedAt, UUID hold) {

    static WaitlistEntryView of(WaitlistEntry e, List<String> areaRegions) {
        Stay stay = e.stay();
        return new WaitlistEntryView(e.id, e.reference, e.area, areaRegions, stay.from(), stay.nights(),
                stay.party().women(), stay.party().womenAges(), stay.party().children(), stay.party().boys(), stay.needs(),
                stay.languages(), e.atRisk, e.caseFile, e.state, e.joinedAt, e.hold);
    }
}
