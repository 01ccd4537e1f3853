package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// Who may, or may no longer, ask other services for a case: ids only.
///
/// @param subject of her tokens
@RegisterForReflection
record CoordinatorTold(UUID caseFile, String subject, UUID agency) {
    static final String ASSIGNED = "org.palermo.referral.case-coordinator-assigned";
    static final String ENDED = "org.palermo.referral.case-coordinator-ended";

    static CoordinatorTold of(Assignment one) {
        return new CoordinatorTold(one.caseFile(), one.person().toString(), one.agency());
    }
}
