package org.palermo.shelter.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.availability.Party;
import org.palermo.shelter.register.Need;

/// A hold as its holder sees it: an area, not a shelter.
///
/// @param reference what to say on the phone
/// @param area where, without the address
/// @param areaRegions codes of the regions of the area
/// @param from the first night
/// @param nights how many nights
/// @param women how many women
/// @param children the age in years of each child
/// @param boys which of the children are boys; null when not given
/// @param womenAges the age in years of each woman; left out when none was given
/// @param needs what the place must offer
/// @param languages that the women and children speak, BCP 47; left out when none was asked for
/// @param status whether the places are still held, and if not, why
/// @param heldAt when it was held, in UTC
/// @param expiresAt when it ends without an answer, in UTC
/// @param placement what the shelter was asked and answered; null before a request
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldView(
        UUID id, String reference, String area, List<String> areaRegions, LocalDate from, int nights, int women, List<Integer> children,
        List<Integer> boys, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> womenAges, List<Need> needs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages, HoldState status, Instant heldAt, Instant expiresAt,
        Asked placement) {

    /// @param status how far the placement is
    /// @param reason why the shelter refused; left out for others
    /// @param decidedAt when it was decided, in UTC; left out until then
    /// @param version version of the placement, its ETag
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "HoldPlacementView")
    public record Asked(UUID id, PlacementState status, RefusalReason reason, Instant decidedAt, int version) {}

    static HoldView of(Hold h, List<String> areaRegions, Asked asked, Instant now) {
        Stay stay = h.stay();
        Party party = stay.party();
        return new HoldView(h.id, h.reference, h.area, areaRegions, stay.from(), stay.nights(), party.women(), party.children(),
                party.boys(), party.womenAges(), stay.needs(), stay.languages(), h.stateAt(now), h.heldAt, h.expiresAt, asked);
    }
}
