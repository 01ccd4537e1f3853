package org.palermo.shelter.casework;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/// What the mechanism tells of a case.
public sealed interface CaseTold {

    /// She may ask for it from now on.
    @RegisterForReflection
    record CoordinatorAssigned(@NotNull UUID caseFile, @NotNull @Size(min = 1, max = 255) String subject, @NotNull UUID agency) implements CaseTold {
        public static final String TYPE = "org.palermo.referral.case-coordinator-assigned";
    }

    /// She may not ask for it any more.
    @RegisterForReflection
    record CoordinatorEnded(@NotNull UUID caseFile, @NotNull @Size(min = 1, max = 255) String subject, @NotNull UUID agency) implements CaseTold {
        public static final String TYPE = "org.palermo.referral.case-coordinator-ended";
    }

    /// @param movableFrom the first day on which her stay may be ended against her will; null when her stage protects nobody
    @RegisterForReflection
    record ProtectionChanged(@NotNull UUID caseFile, LocalDate movableFrom) implements CaseTold {
        public static final String TYPE = "org.palermo.referral.case-protection-changed";
    }

    /// The person of the case was erased: nothing here belongs to it from now on.
    @RegisterForReflection
    record Erased(@NotNull UUID caseFile) implements CaseTold {
        public static final String TYPE = "org.palermo.referral.case-erased";
    }
}
