package org.palermo.inspection.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.palermo.inspection.text.PlainText;

/// Says that an inspector may not visit a workplace.
///
/// @param inspector subject of the inspector; you yourself when omitted
/// @param workplace the id of the workplace
/// @param ground why
@RegisterForReflection
public record DeclareConflict(@Size(max = 120) @PlainText String inspector, @NotNull UUID workplace, @NotNull ConflictGround ground) {}
