package org.palermo.referral.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of each case, in the order of the request.
///
/// @param cases one entry for each case of the request
@RegisterForReflection
public record CasesAssigned(List<One> cases) {

    /// @param id the id of the case file
    /// @param reference of the case; left out when there is no such case for the caller
    /// @param outcome what became of this case
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CaseAssigned")
    public record One(UUID id, String reference, Outcome outcome) {}

    @Schema(name = "CaseAssignedOutcome")
    public enum Outcome {
        /// The person has it now. A caseworker who had it before no longer does; other coordinators stay.
        ASSIGNED,
        /// The person had it already.
        UNCHANGED,
        /// There is no such case in the regions that the caller covers.
        NOT_FOUND,
        /// The case is over or has no identified person.
        CASE_OVER,
        /// A person of another authority has it. That authority ends it first.
        OTHER_AUTHORITY,
        /// The person has the other part of this case.
        OTHER_PART
    }
}
