package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/// The result of a review.
///
/// @param quarter e.g. `2026-Q3`
/// @param confirmed accounts that were confirmed
/// @param removed accounts that were removed
@RegisterForReflection
public record ReviewedView(String quarter, List<UUID> confirmed, List<UUID> removed) {}
