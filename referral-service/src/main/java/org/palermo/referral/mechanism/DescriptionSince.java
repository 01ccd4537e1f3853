package org.palermo.referral.mechanism;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/// What a service line offered for a time.
///
/// @param from null for what was said of it first
/// @param until null for what it offers now
@RegisterForReflection
public record DescriptionSince(
        Pillar pillar, List<Channel> channels, boolean transport,
        @JsonInclude(JsonInclude.Include.NON_NULL) ServiceLineView.Helpline helpline, Instant from, Instant until) {}
