package org.palermo.inspection.visit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.HouseholdEntry;
import org.palermo.inspection.visit.SentUnderId;
import org.palermo.inspection.visit.VisitCompanions;

/// Corrects one thing of a visit. The earlier value is kept and shown next to it.
///
/// @param id chosen by the device, so that a request that is repeated on a bad network is recognised; or left out
/// @param part what is corrected
/// @param checklist code of the checklist; only for `ANSWER`
/// @param question code of the question; only for `ANSWER`
/// @param interview number of the interview; only for `INTERVIEW` and `INTERVIEW_NOTE`
/// @param value what is right: `CONSENT` or `WARRANT` for `HOUSEHOLD_ACCESS`, a number for `WORKERS_PRESENT`, the note for
///     `INTERVIEW_NOTE` and, if it is wrong too, for `INTERVIEW`, the text for `SUMMARY`; for `START`, `END`, `CONSENT_WITHDRAWN` and
///     `ANSWER` instead of `at` and `answer`
/// @param at what is right for `START`, `END` and `CONSENT_WITHDRAWN`, unless `value` has it
/// @param answer what is right for `ANSWER`, unless `value` has it
/// @param interviewed the right values of how the interview was held; only for `INTERVIEW`
/// @param entry the consent or the warrant; for `HOUSEHOLD_ACCESS` and `HOUSEHOLD_ENTRY`
/// @param present who was there; only for `COMPANIONS`
/// @param reason why it was wrong
@RegisterForReflection
@Schema(example = "{\"part\":\"SUMMARY\",\"value\":\"Twelve workers, two of them without a contract.\",\"reason\":\"Counted anew.\"}")
public record CorrectVisit(
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID id,
        @NotNull CorrectedPart part, @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,59}") String checklist,
        @Size(max = 20) @PlainText String question,
        Integer interview, @Size(max = 4000) @PlainText @NoMigrationStatus String value,
        // The hash of a request must be the same as in an earlier release, so fields that are left out are not part of it.
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant at, @JsonInclude(JsonInclude.Include.NON_NULL) @Valid AnswerQuestion answer,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Valid CorrectedInterview interviewed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Valid HouseholdEntry entry,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Valid VisitCompanions present,
        @NotBlank @Size(max = 1000) @PlainText @NoMigrationStatus String reason)
        implements SentUnderId {

    /// What is right in one value.
    public static CorrectVisit of(CorrectedPart part, String value, String reason) {
        return new CorrectVisit(null, part, null, null, null, value, null, null, null, null, null, reason);
    }

    /// Who was there besides the inspector.
    static CorrectVisit present(VisitCompanions said, String reason) {
        return new CorrectVisit(null, CorrectedPart.COMPANIONS, null, null, null, null, null, null, null, null, said, reason);
    }

    /// How a household was entered, for {@link CorrectedPart#HOUSEHOLD_ACCESS} and {@link CorrectedPart#HOUSEHOLD_ENTRY}.
    ///
    /// @param ground null for `HOUSEHOLD_ENTRY`
    /// @param entry null when a form says only the ground
    public static CorrectVisit entered(HouseholdAccess ground, HouseholdEntry entry, String reason) {
        return new CorrectVisit(null, ground == null ? CorrectedPart.HOUSEHOLD_ENTRY : CorrectedPart.HOUSEHOLD_ACCESS, null, null, null,
                ground == null ? null : ground.name(), null, null, null, entry, null, reason);
    }

    /// What is right for `START`, `END` and `CONSENT_WITHDRAWN`.
    Instant instant() {
        return at == null ? Instant.parse(value) : at;
    }

    /// What is right for `ANSWER`.
    String answered() {
        return answer == null ? value : answer.value();
    }

    boolean hasValue() {
        return value != null && !value.isBlank();
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "CorrectVisit";
    }
}
