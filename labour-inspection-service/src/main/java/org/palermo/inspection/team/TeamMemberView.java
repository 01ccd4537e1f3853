package org.palermo.inspection.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.palermo.kernel.etag.Versioned;

/// An inspector of the team.
///
/// @param subject of the inspector's account
/// @param name the name under which colleagues know the inspector
/// @param visitsPerWeek how many visits the inspector makes in a week
/// @param joinedAt when the inspector joined, in UTC
/// @param leftAt when the inspector left the team, in UTC; left out while in it
/// @param version for If-Match
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TeamMemberView(String subject, String name, int visitsPerWeek, Instant joinedAt, Instant leftAt,
        int version) implements Versioned {}
