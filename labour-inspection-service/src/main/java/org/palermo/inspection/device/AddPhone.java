package org.palermo.inspection.device;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Adds a phone.
///
/// @param name by which you know the phone
/// @param days the number of days after which its secret expires
@RegisterForReflection
public record AddPhone(@NotBlank @Size(max = 60) @PlainText @NoMigrationStatus String name, @NotNull @Min(1) @Max(180) Integer days) {}
