package org.palermo.referral.accommodation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Closes a request: the search for a place stops. Existing holds remain until they are released.
///
/// @param reason why it is no longer needed
@RegisterForReflection
public record CloseRequest(@NotNull CloseReason reason) {}
