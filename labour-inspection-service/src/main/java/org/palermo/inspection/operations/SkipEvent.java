package org.palermo.inspection.operations;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Skips an event that the mechanism refuses.
///
/// @param reason stored sealed with the event; must say nothing about a person
@RegisterForReflection
public record SkipEvent(@NotBlank @Size(max = 500) @PlainText @NoMigrationStatus String reason) {}
