package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// Whether a person is an active shelter manager of an organisation; ids only.
///
/// @param person the account: the subject of the person's tokens
/// @param active false when the account is closed or has lost the role
@RegisterForReflection
record ShelterManagerEvent(UUID person, UUID agency, boolean active) {
    static final String TYPE = "org.palermo.referral.shelter-manager-changed";
}
