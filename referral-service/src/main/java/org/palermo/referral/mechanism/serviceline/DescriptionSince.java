package org.palermo.referral.mechanism.serviceline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/// The description of a service line for a period.
///
/// @param from null for the first description
/// @param until null for the current one
@RegisterForReflection
public record DescriptionSince(
        Pillar pillar, List<Channel> channels, boolean transport,
        @JsonInclude(JsonInclude.Include.NON_NULL) ServiceLineView.Helpline helpline, Instant from, Instant until) {}
