package org.palermo.kernel.breakglass;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Let somebody of your organisation, or as a competent authority anybody, open more records in an emergency for some hours.
///
/// @param person her account, as `subject` of what she has opened says it
@Schema(examples = """
        {"person":"01a216d3-038f-7d2b-921b-f8da4d9ecb56"}""")
@RegisterForReflection
public record ApproveGlasses(@NotNull UUID person) {}
