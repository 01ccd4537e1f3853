package org.palermo.inspection.tip;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// The receipt of a tip that was taken in. It has nothing of what the tip says.
///
/// @param id the id under which the chief inspector finds it
/// @param reference what people call it, such as on the telephone
@RegisterForReflection
public record TipTakenIn(UUID id, String reference) {}
