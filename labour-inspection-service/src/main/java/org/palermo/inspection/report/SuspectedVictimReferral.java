package org.palermo.inspection.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The content of the JWE, exactly as the mechanism's intake reads it; see `docs/events/suspected-victim-referred.claims.json`.
///
/// @param foundAt when the finding was recorded
/// @param indicators codes of the operational indicators that were found, without those that speak of her legal status; left out when
/// there are none
@RegisterForReflection
record SuspectedVictimReferral(
        UUID report, String region, AgeGroup ageGroup, Boolean consent, Sex sex, List<Exploitation> exploitation,
        SuspectedVictim.Person person, String nationality, List<String> languages, SuspectedVictim.SafeContact safeContact,
        UUID senderAgency, Instant foundAt, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> indicators) {

    static SuspectedVictimReferral of(UUID report, SuspectedVictim victim, List<String> indicators, UUID agency, Instant foundAt) {
        return new SuspectedVictimReferral(report, victim.region(), victim.ageGroup(), victim.consent(), victim.sex(),
                victim.exploitation().stream().sorted().toList(), victim.person(), victim.nationality(),
                victim.languages() == null ? List.of() : victim.languages(), victim.safeContact(), agency, foundAt, indicators);
    }

    @Override
    public String toString() {
        return "SuspectedVictimReferral";
    }
}
