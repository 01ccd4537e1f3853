package org.palermo.referral.people.agency;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.palermo.referral.mechanism.provider.ProviderKind;
import org.palermo.referral.mechanism.provider.ProviderView;

/// The register's entry for an agency, which determines the attributes of its people's accounts.
///
/// @param regions the regions that its people cover: those where it works, or its whole country
@RegisterForReflection
public record Agency(UUID id, ProviderKind kind, String country, List<String> regions, boolean firstResponder) {

    public static Agency of(ProviderView provider) {
        List<String> regions = provider.regions().isEmpty() ? List.of(provider.country()) : provider.regions();
        return new Agency(provider.id(), provider.kind(), provider.country(), regions, provider.firstResponder());
    }
}
