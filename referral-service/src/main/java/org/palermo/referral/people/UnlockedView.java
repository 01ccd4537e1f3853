package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// A person who is not locked out any more.
///
/// @param id the person
@RegisterForReflection
public record UnlockedView(UUID id) {}
