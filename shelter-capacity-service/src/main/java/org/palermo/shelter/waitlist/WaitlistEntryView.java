package org.palermo.shelter.waitlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.register.Need;

/// People who wait, as who asked for them sees them; not how many others do.
///
/// @param caseFile the case that they wait for, when it is for one
/// @param hold what is held for them, once something is: ask its shelter before it ends
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
