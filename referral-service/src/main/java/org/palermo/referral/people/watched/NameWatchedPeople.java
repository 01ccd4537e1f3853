package org.palermo.referral.people.watched;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// Whose names are wanted.
///
/// @param people the subjects of their accounts, as entries of the audit have them
@RegisterForReflection
public record NameWatchedPeople(@NotNull @Size(min = 1, max = 100) List<@NotNull UUID> people) {}
