package org.palermo.referral.casefile.term;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// Extends recovery and reflection beyond the legal minimum.
///
/// @param until the new last day, later than the current one
/// @param reasons the reasons
@RegisterForReflection
public record ExtendRecovery(@NotNull LocalDate until, @NotBlank @Size(max = 8000) String reasons) {}
