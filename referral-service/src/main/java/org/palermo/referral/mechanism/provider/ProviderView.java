package org.palermo.referral.mechanism.provider;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An organisation of the mechanism.
///
/// @param name the name of the organisation
/// @param kind what kind of organisation it is
/// @param regions that it serves, ISO 3166-2 codes
/// @param firstResponder whether it is designated to refer people
/// @param registeredAt when it was registered, in UTC
@RegisterForReflection
public record ProviderView(
        UUID id, String name, ProviderKind kind, String country, List<String> regions, boolean firstResponder, Instant registeredAt) {}
