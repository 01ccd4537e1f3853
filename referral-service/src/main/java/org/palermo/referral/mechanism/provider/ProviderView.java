package org.palermo.referral.mechanism.provider;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An organisation of the mechanism.
///
/// @param firstResponder whether it is designated to refer people
@RegisterForReflection
public record ProviderView(
        UUID id, String name, ProviderKind kind, String country, List<String> regions, boolean firstResponder, Instant registeredAt) {}
