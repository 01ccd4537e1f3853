package org.palermo.referral.accommodation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// What of a request tells something about her; sealed where it stands.
@RegisterForReflection
record AskedPlace(String region, int women, List<Integer> children, List<Need> needs, List<String> avoidRegions) {

    /// @param caseRegion where the case is
    static AskedPlace of(RequestAccommodation command, String caseRegion) {
        return new AskedPlace(command.region() == null ? caseRegion : command.region(), command.women(), command.children(), command.needs(), command.avoidRegions());
    }
}
