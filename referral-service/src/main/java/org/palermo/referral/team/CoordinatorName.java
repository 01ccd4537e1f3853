package org.palermo.referral.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// A case coordinator who can be given cases.
///
/// @param person the id of the account
/// @param name the person's name; left out while the identity provider does not answer
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CoordinatorName(UUID person, String name) {}
