package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// Recovery and reflection goes on for longer than the law's least.
///
/// @param until its new last day, later than the one that stands
/// @param reasons why
@RegisterForReflection
public record ExtendRecovery(@NotNull LocalDate until, @NotBlank @Size(max = 8000) String reasons) {}
