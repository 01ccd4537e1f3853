package org.palermo.inspection.visit.record;

import java.util.UUID;
import org.palermo.inspection.visit.SentUnderId;

/// Another body of a step of a visit, under an id that a device had used for the step before.
///
/// @param visit the id by which the inspectorate knows it
/// @param finding the id by which the inspectorate knows it; null unless the step adds a person to it
/// @param said null for a person, of whom nothing is kept
public record SentStep(UUID id, VisitStep step, UUID visit, UUID finding, StepBody said) implements SentUnderId {}
