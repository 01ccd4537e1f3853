package org.palermo.inspection.visit;

import java.util.UUID;

/// Another body of a step of a visit, under an id that a device had used for the step before.
///
/// @param visit the id by which the inspectorate knows it
/// @param finding the id by which the inspectorate knows it; null unless the step adds a person to it
/// @param said null for a person, of whom nothing is kept
public record SentStep(UUID id, VisitStep step, UUID visit, UUID finding, StepBody said) implements SentUnderId {}
