package org.palermo.referral.difficulty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The report was counted. The report itself cannot be read.
///
/// @param quarter the quarter in which it is counted, e.g. `2026-Q4`
@RegisterForReflection
public record DifficultyReported(String quarter) {}
