package org.palermo.inspection.openrosa;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// The result of a submission.
///
/// @param id that the phone gave it
/// @param visit the id of the recorded visit; it is the same id
@RegisterForReflection
public record SubmissionView(UUID id, UUID visit) {}
