package org.palermo.shelter.hold;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.shelter.availability.StoredStay;

/// A new hold in the form of a row of the table `hold`.
@RegisterForReflection
record HoldRow(
        UUID id, String reference, UUID shelter, String area, UUID agency, String subject,
        @JsonProperty("from_night") LocalDate fromNight, int nights, int women, String children, String needs, HoldState state,
        @JsonProperty("held_at") Instant heldAt, @JsonProperty("expires_at") Instant expiresAt, int version, UUID offer, String languages,
        String boys, @JsonProperty("women_ages") String womenAges, @JsonProperty("case_file") UUID caseFile, UUID request) {

    static HoldRow of(Hold h) {
        StoredStay n = h.needed;
        return new HoldRow(h.id, h.reference, h.shelter, h.area, h.agency, h.subject, n.from(),
                n.nights(), n.women(), n.children(), n.needs(), h.state, h.heldAt, h.expiresAt, h.version,
                h.offer, n.languages(), n.boys(), n.womenAges(), h.caseFile, h.request);
    }
}
