package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// The sessions of a person were ended.
///
/// @param id the person
/// @param endedAt when, in UTC: tokens that were issued before are refused
@RegisterForReflection
public record SessionsEndedView(UUID id, Instant endedAt) {}
