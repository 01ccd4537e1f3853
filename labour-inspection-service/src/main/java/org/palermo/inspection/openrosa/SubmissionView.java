package org.palermo.inspection.openrosa;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// What became of a submission.
///
/// @param id that the phone gave it
/// @param visit as the inspectorate knows it; it is the same id
@RegisterForReflection
public record SubmissionView(UUID id, UUID visit) {}
