package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.palermo.referral.mechanism.ProviderKind;
import org.palermo.referral.mechanism.ProviderView;

/// What the register says of an agency, and so what each account of its people says.
///
/// @param regions that its people cover: those it works in, or its whole country
@RegisterForReflection
record Agency(UUID id, ProviderKind kind, String country, List<String> regions, boolean firstResponder) {

    static Agency of(ProviderView provider) {
        List<String> regions = provider.regions().isEmpty() ? List.of(provider.country()) : provider.regions();
        return new Agency(provider.id(), provider.kind(), provider.country(), regions, provider.firstResponder());
    }
}
