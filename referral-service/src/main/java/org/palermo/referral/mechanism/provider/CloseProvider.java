package org.palermo.referral.mechanism.provider;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// Closes an organisation.
///
/// @param on the day on which it ended; today or earlier. The closing itself takes effect at once
/// @param reason why
@RegisterForReflection
public record CloseProvider(@NotNull LocalDate on, @NotNull ClosureReason reason) {}
