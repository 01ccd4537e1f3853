package org.palermo.portal.gateway;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The coordinators who work on a case.
public record CaseTeam(List<Member> items) {

    /// @param person the subject of the coordinator's tokens
    public record Member(UUID person, UUID agency, Instant assignedAt) {}
}
