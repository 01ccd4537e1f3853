package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/// The result of a review.
@RegisterForReflection
public record ReviewedView(String quarter, List<UUID> confirmed, List<UUID> removed) {}
