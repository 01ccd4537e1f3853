package org.palermo.referral.relation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// @param is what the person of the other file is to the person of this file
/// @param reason how that is known; may be left out
@RegisterForReflection
public record RelatePerson(@NotNull Relation is, RelationReason reason) {}
