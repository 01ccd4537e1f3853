package org.palermo.referral.people.watched;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/// What is known of a person whose accesses somebody wants to see.
///
/// @param name a part of her name or of her address at work
/// @param agency only people of this organisation; left out for those of all organisations
@RegisterForReflection
public record FindWatchedPeople(
        @NotNull @Size(min = 2, max = 80) @Pattern(regexp = "[\\p{L}\\p{M}\\p{N} .,'’@_+-]+") String name, UUID agency) {}
