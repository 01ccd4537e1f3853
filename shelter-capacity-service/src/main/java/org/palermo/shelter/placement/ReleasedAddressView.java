package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// Where the shelter is, for the person to whom it was released.
///
/// @param until from this instant on this answer is given no more; keep no copy
@RegisterForReflection
public record ReleasedAddressView(String line1, String town, String postcode, Instant until) {

    @Override
    public String toString() {
        return "ReleasedAddressView[secret]";
    }
}
