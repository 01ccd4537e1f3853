package org.palermo.referral.mechanism.serviceline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Replaces the description of a service line: how it is reached, and the figures of a helpline.
///
/// @param pillar the pillar of support
/// @param channels how people reach it
/// @param transport whether transport is offered
/// @param helpline how to call it; left out for a service that is no helpline
@RegisterForReflection
public record DescribeServiceLine(
        @NotNull Pillar pillar, @NotEmpty @Size(max = 3) List<@NotNull Channel> channels, boolean transport,
        @Valid ServiceLineView.Helpline helpline) {}
