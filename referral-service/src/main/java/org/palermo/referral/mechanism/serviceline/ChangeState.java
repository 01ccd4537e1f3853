package org.palermo.referral.mechanism.serviceline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Changes the state of a service line.
///
/// @param state whether the service is in operation
/// @param reason a code, e.g. `FUNDING_ENDED`, `STAFF_SHORTAGE`, `REOPENED`
@RegisterForReflection
@Schema(name = "ChangeServiceLineState")
public record ChangeState(@NotNull LineState state, @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,59}") String reason) {}
