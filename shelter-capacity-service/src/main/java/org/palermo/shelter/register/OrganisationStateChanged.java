package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// An event of the mechanism: an organisation of its register was closed, or opened again.
///
/// @param closed false when it is open
@RegisterForReflection
public record OrganisationStateChanged(@NotNull UUID organisation, @NotNull Boolean closed) {
    public static final String TYPE = "org.palermo.referral.organisation-state-changed";
}
