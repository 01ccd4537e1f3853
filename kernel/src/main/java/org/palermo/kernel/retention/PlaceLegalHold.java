package org.palermo.kernel.retention;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// An officer places a legal hold on a record.
///
/// @param reason why the record is kept
/// @param explanation which proceedings, in the officer's words; sealed, visible only to officers, erased with the record
@RegisterForReflection
public record PlaceLegalHold(@NotNull LegalHoldReason reason, @NotBlank @Size(max = 2_000) String explanation) {}
