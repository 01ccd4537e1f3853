package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// @param country ISO 3166-1 alpha-2
/// @param quarter a past quarter, as in `2026-Q4`
/// @param because why it is taken again; null the first time
@Schema(examples = """
        {"country":"GB","quarter":"2026-Q3"}""")
@RegisterForReflection
public record TakeRelease(@NotNull @Pattern(regexp = "[A-Z]{2}") String country, @NotNull String quarter, ReleaseReason because) {}
