package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// The quarterly review: each account keeps its access or loses it. All decisions hold or none.
@RegisterForReflection
public record ReviewAccess(@NotEmpty @Size(max = 200) List<@NotNull @Valid Decision> decisions) {

    @RegisterForReflection
    public record Decision(@NotNull UUID person, @NotNull Outcome outcome) {}

    public enum Outcome { CONFIRMED, REMOVED }
}
