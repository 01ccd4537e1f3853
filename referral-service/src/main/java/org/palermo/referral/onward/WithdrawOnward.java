package org.palermo.referral.onward;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// @param reason `NO_LONGER_NEEDED`, `FOUND_ELSEWHERE`, `OWN_WISH` or `SENT_IN_ERROR`
@RegisterForReflection
public record WithdrawOnward(@NotNull OnwardReason reason) {}
