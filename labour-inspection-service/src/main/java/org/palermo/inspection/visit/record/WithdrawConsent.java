package org.palermo.inspection.visit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.palermo.inspection.visit.SentUnderId;

/// Says that the consent to enter a household was withdrawn.
///
/// @param id chosen by the device, so that a request that is repeated on a bad network is recognised; or left out
/// @param withdrawnAt when: from the start of the visit on, and not in the future
@RegisterForReflection
public record WithdrawConsent(
        // The hash of a request must be the same as in an earlier release, so an id that is left out is not part of it.
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID id,
        @NotNull Instant withdrawnAt)
        implements SentUnderId {}
