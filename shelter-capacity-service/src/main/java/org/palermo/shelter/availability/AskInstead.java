package org.palermo.shelter.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Stream;
import org.palermo.shelter.area.Area;
import org.palermo.shelter.profile.ShelterProfile;

/// What a search can't find, and who can be asked instead. It says nothing of what is free.
///
/// @param area which one can't be searched; none where it holds of all
/// @param ways who or what can help
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AskInstead(Reason reason, String area, String areaName, List<Way> ways) {

    public enum Reason {
        /// They are more than a search finds a place for.
        LARGE_PARTY,
        /// The area holds a region to avoid and others, and can't leave out the one.
        AVOIDED_REGION
    }

    public enum Way {
        /// `POST /broadcasts` with the same body.
        BROADCAST,
        /// The coordinator of her case, who can ask by a broadcast for it.
        COORDINATOR
    }

    /// @param around whether who asks may have the shelters outside of a region asked: the coordinator of a case, for it
    static List<AskInstead> of(Question question, boolean around, List<OfferView> offers, ShelterProfile profile) {
        boolean large = question.stay().party().size() > profile.maxPartyShown() && offers.stream().allMatch(offer -> offer.offer() == null);
        Stream<AskInstead> party = large ? Stream.of(new AskInstead(Reason.LARGE_PARTY, null, null, List.of(Way.BROADCAST))) : Stream.empty();
        return Stream.concat(party, question.searched().mixed().stream().map(area -> avoided(area, around))).toList();
    }

    private static AskInstead avoided(Area area, boolean around) {
        return new AskInstead(Reason.AVOIDED_REGION, area.code(), area.name(), List.of(around ? Way.BROADCAST : Way.COORDINATOR));
    }
}
