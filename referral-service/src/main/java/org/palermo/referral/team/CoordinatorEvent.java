package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// Whether a person may act for a case in other services; ids only.
///
/// @param subject the subject of the person's tokens
@RegisterForReflection
record CoordinatorEvent(UUID caseFile, String subject, UUID agency) {
    static final String ASSIGNED = "org.palermo.referral.case-coordinator-assigned";
    static final String ENDED = "org.palermo.referral.case-coordinator-ended";

    static CoordinatorEvent of(Assignment one) {
        return new CoordinatorEvent(one.caseFile(), one.person().toString(), one.agency());
    }
}
