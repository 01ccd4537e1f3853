package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The quarterly review: each listed account keeps or loses its access. Either all decisions take effect or none.
///
/// @param decisions one for each account that is reviewed
@RegisterForReflection
public record ReviewAccess(@NotEmpty @Size(max = 200) List<@NotNull @Valid Decision> decisions) {

    /// @param person the id of the account
    /// @param outcome whether the account keeps its access
    @RegisterForReflection
    @Schema(name = "AccessDecision")
    public record Decision(@NotNull UUID person, @NotNull Outcome outcome) {}

    @Schema(name = "AccessDecisionOutcome")
    public enum Outcome { CONFIRMED, REMOVED }
}
