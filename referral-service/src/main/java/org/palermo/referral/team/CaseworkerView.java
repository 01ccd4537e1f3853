package org.palermo.referral.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A person of the authority who works or has worked on a case, or reads its decisions.
///
/// @param person the id of the account
/// @param agency the authority of the person
/// @param assignedAt when the case was assigned, in UTC
/// @param assignedBy the account of the person who assigned the case
/// @param endedAt when it ended, in UTC; left out while it lasts
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseworkerView(CasePart part, UUID person, UUID agency, Instant assignedAt, String assignedBy, Instant endedAt) {}
