package org.palermo.inspection.tip;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// That a tip was taken in: nothing of what it says.
///
/// @param id under which the chief inspector finds it
/// @param reference what people call it, such as on the telephone
@RegisterForReflection
public record TipTakenIn(UUID id, String reference) {}
