package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// Somebody who works on a case.
///
/// @param person id of her account; her organisation's administrator knows who it is
@RegisterForReflection
public record CoordinatorView(UUID person, UUID agency, Instant assignedAt) {}
