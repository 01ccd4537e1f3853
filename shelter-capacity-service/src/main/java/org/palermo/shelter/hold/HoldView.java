package org.palermo.shelter.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.register.Need;

/// A hold as its holder sees it: an area, not a shelter.
///
/// @param reference what to say on the phone
/// @param boys which of the children are boys; null when not given
/// @param placement what the shelter was asked and answered; null before a request
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldView(
        UUID id, String reference, String area, LocalDate from, int nights, int women, List<Integer> children, List<Integer> boys,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> womenAges, List<Need> needs, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages,
        HoldState status, Instant heldAt, Instant expiresAt, Asked placement) {

    /// @param version version of the placement, its ETag
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Asked(UUID id, PlacementState status, RefusalReason reason, Instant decidedAt, int version) {}

    static HoldView of(Hold h, Asked asked, Instant now) {
        return new HoldView(h.id, h.reference, h.area, h.fromNight, h.nights, h.women, h.party().children(), h.party().boys(), h.party().womenAges(), h.needs(),
                h.languages(), h.stateAt(now), h.heldAt, h.expiresAt, asked);
    }
}
