package org.palermo.inspection.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A conflict of interest: the inspector may not visit the workplace.
///
/// @param inspector subject of the inspector
/// @param inspectorName the name under which colleagues know the inspector; left out when she is not in the team
/// @param workplace the id of the workplace
/// @param reference of the workplace
/// @param ground why
/// @param declaredAt when it was declared, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConflictView(
        UUID id, String inspector, String inspectorName, UUID workplace, String reference, ConflictGround ground, Instant declaredAt) {}
