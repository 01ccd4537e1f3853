package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Assigns one case coordinator to several cases.
///
/// @param person the account of the case coordinator, of any organisation
/// @param cases the ids of the cases
@Schema(examples = """
        {"person":"0198f6a0-0000-7000-8000-000000000001","cases":["0198f6a0-0000-7000-8000-000000000002"]}""")
@RegisterForReflection
public record AssignToCoordinator(@NotNull UUID person, @NotEmpty @Size(max = MOST) List<@NotNull UUID> cases) {
    static final int MOST = 50;
}
