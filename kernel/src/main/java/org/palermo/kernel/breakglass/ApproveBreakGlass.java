package org.palermo.kernel.breakglass;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Lets a person of the caller's organisation (for a competent authority: of any organisation) open more records in an
/// emergency for some hours.
///
/// @param person the account, given as `subject` in the list of accesses
@Schema(examples = """
        {"person":"01a216d3-038f-7d2b-921b-f8da4d9ecb56"}""")
@RegisterForReflection
public record ApproveBreakGlass(@NotNull UUID person) {}
