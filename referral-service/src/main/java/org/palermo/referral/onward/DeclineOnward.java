package org.palermo.referral.onward;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// @param reason `NO_CAPACITY`, `NOT_OUR_SERVICE`, `NOT_OUR_AREA`, `NOT_OUR_CLIENTS`, `CONFLICT_OF_INTEREST` or `OTHER`
@RegisterForReflection
public record DeclineOnward(@NotNull OnwardReason reason) {}
