package org.palermo.shelter.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.shelter.area.Area;
import org.palermo.shelter.profile.ShelterProfile;

/// Tells the caller what a search can't find, and whom to ask instead. It reveals nothing about free places.
///
/// @param reason why no place can be shown
/// @param area the area that can't be searched; null when the reason applies to all areas
/// @param areaName the name of the area; left out when the reason applies to all areas
/// @param ways who or what can help
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AskInstead(Reason reason, String area, String areaName, List<Way> ways) {

    @Schema(name = "AskInsteadReason")
    public enum Reason {
        /// The party is larger than any party for which a search finds a place.
        LARGE_PARTY,
        /// The area contains a region to avoid and other regions, and a search can't leave out one region.
        AVOIDED_REGION
    }

    @Schema(name = "AskInsteadWay")
    public enum Way {
        /// Send `POST /broadcasts` with the same body.
        BROADCAST,
        /// Ask the case coordinator, who can send a broadcast for the case.
        COORDINATOR
    }

    /// @param around whether the caller, as coordinator of the case, may send a broadcast that leaves out only the shelters of one
    ///     region
    static List<AskInstead> of(Question question, boolean around, List<OfferView> offers, ShelterProfile profile) {
        boolean large = question.stay().party().size() > profile.maxPartyShown()
                && offers.stream().allMatch(offer -> offer.offer() == null);
        Stream<AskInstead> party = large
                ? Stream.of(new AskInstead(Reason.LARGE_PARTY, null, null, List.of(Way.BROADCAST)))
                : Stream.empty();
        return Stream.concat(party, question.searched().mixed().stream().map(area -> avoided(area, around))).toList();
    }

    private static AskInstead avoided(Area area, boolean around) {
        return new AskInstead(Reason.AVOIDED_REGION, area.code(), area.name(), List.of(around ? Way.BROADCAST : Way.COORDINATOR));
    }
}
