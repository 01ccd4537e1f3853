package org.palermo.referral.mechanism.serviceline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Changes many service lines to one state for one reason, e.g. when a region is locked down.
///
/// @param state the new state of all the lines
/// @param reason a code, e.g. `LOCKDOWN`
/// @param lines the service lines, each with its version
@RegisterForReflection
@Schema(name = "ChangeServiceLineStates")
public record ChangeStates(
        @NotNull LineState state, @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,59}") String reason,
        @NotEmpty @Size(max = 1000) List<@Valid @NotNull Line> lines) {

    /// @param version the version that was read; null to change the line whatever its version
    @RegisterForReflection
    @Schema(name = "ServiceLineToChange")
    public record Line(@NotNull UUID id, Integer version) {}

    ChangeState ofEach() {
        return new ChangeState(state, reason);
    }
}
