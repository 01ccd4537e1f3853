package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A person who works on a case.
///
/// @param person the id of the account; the organisation's administrator knows whose it is
/// @param agency the organisation of the coordinator
/// @param assignedAt when the case was assigned, in UTC
@RegisterForReflection
public record CoordinatorView(UUID person, UUID agency, Instant assignedAt) {}
