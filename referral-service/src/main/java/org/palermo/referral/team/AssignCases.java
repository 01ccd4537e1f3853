package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Gives cases to a person of the caller's authority.
///
/// @param person the account, active and with the role of a competent authority
/// @param part what the person does in the cases
/// @param cases the ids of the cases
@Schema(examples = """
        {"person":"0198f6a0-0000-7000-8000-000000000001","part":"CASEWORKER","cases":["0198f6a0-0000-7000-8000-000000000002"]}""")
@RegisterForReflection
public record AssignCases(@NotNull UUID person, @NotNull CasePart part, @NotEmpty @Size(max = MOST) List<@NotNull UUID> cases) {
    static final int MOST = 100;
}
