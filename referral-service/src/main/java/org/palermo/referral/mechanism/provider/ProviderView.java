package org.palermo.referral.mechanism.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;

/// An organisation of the mechanism.
///
/// @param name the name of the organisation
/// @param kind what kind of organisation it is
/// @param regions that it serves, ISO 3166-2 codes
/// @param firstResponder whether it is designated to refer people
/// @param registeredAt when it was registered, in UTC
/// @param closedOn the day on which it ended; left out while it is open. Nothing can be given to a closed organisation
/// @param closureReason why it was closed; left out while it is open
@RegisterForReflection
public record ProviderView(
        UUID id, String name, ProviderKind kind, String country, List<String> regions, boolean firstResponder, Instant registeredAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate closedOn,
        @JsonInclude(JsonInclude.Include.NON_NULL) ClosureReason closureReason, int version) implements Versioned {

    boolean hasEnded() {
        return closedOn != null;
    }
}
