package org.palermo.referral.accommodation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// The part of a request that reveals something about the person; stored sealed.
@RegisterForReflection
record AskedPlace(String region, int women, List<Integer> children, List<Need> needs, List<String> avoidRegions) {

    /// @param caseRegion the region of the case
    static AskedPlace of(RequestAccommodation command, String caseRegion) {
        return new AskedPlace(command.region() == null ? caseRegion : command.region(), command.women(), command.children(),
                command.needs(), command.avoidRegions());
    }
}
