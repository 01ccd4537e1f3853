package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// The person of a case was erased.
@RegisterForReflection
record CaseErasedEvent(UUID caseFile) {
    static final String TYPE = "org.palermo.referral.case-erased";
}
