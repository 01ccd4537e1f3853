package org.palermo.referral.onward;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// @param reason `NO_LONGER_NEEDED`, `FOUND_ELSEWHERE`, `OWN_WISH` or `SENT_IN_ERROR`
@Schema(examples = """
        {"reason":"NO_LONGER_NEEDED"}""")
@RegisterForReflection
public record WithdrawOnward(@NotNull OnwardReason reason) {}
