package org.palermo.referral.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// A shelter manager who can be put on call.
///
/// @param person the id of the account
/// @param name the person's name; left out while the identity provider does not answer
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShelterManagerName(UUID person, String name) {}
