package org.palermo.kernel.retention;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// An officer has a record kept.
///
/// @param explanation which proceedings, in her words; sealed, for officers only, gone with the record
@RegisterForReflection
public record PlaceLegalHold(@NotNull LegalHoldReason reason, @NotBlank @Size(max = 2_000) String explanation) {}
