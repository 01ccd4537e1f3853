package org.palermo.shelter.placement.handover;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// The address of the shelter, for the person to whom it was released.
///
/// @param line1 street and number; null when not given
/// @param town town or village; null when not given
/// @param postcode postal code; null when not given
/// @param until the end of the release; keep no copy
@RegisterForReflection
public record ReleasedAddressView(String line1, String town, String postcode, Instant until) {

    @Override
    public String toString() {
        return "ReleasedAddressView[secret]";
    }
}
