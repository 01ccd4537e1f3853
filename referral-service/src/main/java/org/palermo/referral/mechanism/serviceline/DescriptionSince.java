package org.palermo.referral.mechanism.serviceline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/// The description of a service line for a period.
///
/// @param pillar the pillar of support
/// @param channels how people reach it
/// @param transport whether transport is offered
/// @param helpline how to call it; left out for a service that is no helpline
/// @param from when it was given, in UTC; null for the first description
/// @param until when the next one was given, in UTC; null for the current one
@RegisterForReflection
public record DescriptionSince(
        Pillar pillar, List<Channel> channels, boolean transport,
        @JsonInclude(JsonInclude.Include.NON_NULL) ServiceLineView.Helpline helpline, Instant from, Instant until) {}
