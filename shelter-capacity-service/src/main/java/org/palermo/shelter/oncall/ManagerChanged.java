package org.palermo.shelter.oncall;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// An event of the mechanism: a person is a shelter manager of an organisation, or is one no longer.
///
/// @param active false when the account is closed or has lost the role
@RegisterForReflection
public record ManagerChanged(@NotNull UUID person, @NotNull UUID agency, @NotNull Boolean active) {
    public static final String TYPE = "org.palermo.referral.shelter-manager-changed";
}
