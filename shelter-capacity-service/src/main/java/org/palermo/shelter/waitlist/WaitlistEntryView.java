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
/// @param caseFile the case of the entry, or null
/// @param hold the hold for them, once a place is held: request a placement from its shelter before the hold ends
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WaitlistEntryView(
        UUID id, String reference, String area, LocalDate from, int nights, int women, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> womenAges,
        List<Integer> children, List<Integer> boys, List<Need> needs, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages, boolean atRisk, UUID caseFile, WaitlistState status, Instant joinedAt, UUID hold) {

    static WaitlistEntryView of(WaitlistEntry e) {
        Stay stay = e.stay();
        return new WaitlistEntryView(e.id, e.reference, e.area, e.from, e.nights, e.women, stay.party().womenAges(), stay.party().children(), stay.party().boys(),
                stay.needs(), stay.languages(), e.atRisk, e.caseFile, e.state, e.joinedAt, e.hold);
    }
}
