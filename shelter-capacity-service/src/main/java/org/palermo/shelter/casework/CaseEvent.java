package org.palermo.shelter.casework;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/// An event of the mechanism about a case.
public sealed interface CaseEvent {

    /// The coordinator may ask for the case from now on.
    @RegisterForReflection
    record CoordinatorAssigned(@NotNull UUID caseFile, @NotNull @Size(min = 1, max = 255) String subject,
            @NotNull UUID agency) implements CaseEvent {
        public static final String TYPE = "org.palermo.referral.case-coordinator-assigned";
    }

    /// The coordinator may no longer ask for the case.
    @RegisterForReflection
    record CoordinatorEnded(@NotNull UUID caseFile, @NotNull @Size(min = 1, max = 255) String subject,
            @NotNull UUID agency) implements CaseEvent {
        public static final String TYPE = "org.palermo.referral.case-coordinator-ended";
    }

    /// @param movableFrom the first day on which a stay may be ended against the person's will; null when the stage of the case
    ///     protects nobody
    @RegisterForReflection
    record ProtectionChanged(@NotNull UUID caseFile, LocalDate movableFrom) implements CaseEvent {
        public static final String TYPE = "org.palermo.referral.case-protection-changed";
    }

    /// The person of the case was erased: all links to the case are removed here.
    @RegisterForReflection
    record Erased(@NotNull UUID caseFile) implements CaseEvent {
        public static final String TYPE = "org.palermo.referral.case-erased";
    }
}
