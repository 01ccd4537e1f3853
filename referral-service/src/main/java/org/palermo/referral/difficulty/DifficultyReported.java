package org.palermo.referral.difficulty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// It was counted. There is no record to come back to.
///
/// @param quarter in which it counts, as in `2026-Q4`
@RegisterForReflection
public record DifficultyReported(String quarter) {}
