package org.palermo.inspection.operations;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.palermo.inspection.text.PlainText;

/// Gives up on an event that is refused.
///
/// @param reason kept with the event; no word on a person
@RegisterForReflection
public record SkipEvent(@NotBlank @Size(max = 500) @PlainText String reason) {}
