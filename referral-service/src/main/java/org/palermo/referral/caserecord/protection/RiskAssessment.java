package org.palermo.referral.caserecord.protection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;

/// The level of danger for the person, assessed on an occasion. A correction is a new edition; a later occasion is a new record.
///
/// @param occasion why the risk was assessed
/// @param assessedAt when it was assessed, in UTC
/// @param level how high the risk is
/// @param factors what makes the risk
/// @param note further remarks
@Schema(examples = """
        {"occasion":"INTAKE","assessedAt":"2026-01-05T10:00:00Z","level":"HIGH","factors":["TRAFFICKER_AT_LARGE","DEBT"]}""")
@RegisterForReflection
public record RiskAssessment(
        @NotNull Occasion occasion, @NotNull Instant assessedAt, @NotNull Level level, @Size(max = 20) List<@NotNull Factor> factors,
        @Size(max = 4000) String note) implements Particulars {

    @Schema(name = "RiskAssessmentOccasion")
    public enum Occasion { INTAKE, BEFORE_CONTACT, PLACEMENT, HEARING, EXIT }

    @Schema(name = "RiskLevel")
    public enum Level { LOW, MEDIUM, HIGH, EXTREME }

    @Schema(name = "RiskFactor")
    public enum Factor {
        TRAFFICKER_AT_LARGE, TRAFFICKER_KNOWS_WHERE, TRAFFICKER_IN_CONTACT, FAMILY_INVOLVED, FAMILY_THREATENED, DEBT, DOCUMENTS_WITHHELD,
                ONLINE_CONTACT, SELF_HARM,
        SUBSTANCES, HEALTH, PREGNANT, CHILDREN_WITH_HER, WENT_MISSING_BEFORE, WITNESS, HOMELESS, OTHER
    }

    public enum State implements RecordState { ASSESSED }

    public RiskAssessment {
        factors = factors == null ? List.of() : factors.stream().distinct().toList();
    }

    @Override
    public State state() {
        return State.ASSESSED;
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("assessedAt", assessedAt, now);
    }
}
