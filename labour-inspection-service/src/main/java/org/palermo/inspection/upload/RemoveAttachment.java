package org.palermo.inspection.upload;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Removes a file of a visit.
///
/// @param reason why
@RegisterForReflection
public record RemoveAttachment(@NotNull AttachmentRemovalReason reason) {}
