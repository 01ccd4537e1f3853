package org.palermo.inspection.visit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.checklist.AnswerType;
import org.palermo.inspection.checklist.AnswerWords;
import org.palermo.inspection.visit.Companion;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.HouseholdEntry;
import org.palermo.inspection.visit.VisitCompanions;

/// What was written about a visit. Each part shows its current value; `corrections` show the earlier values.
///
/// @param id the id by which the inspectorate knows the visit
/// @param workplace the id of the workplace
/// @param workplaceName how the workplace is called; left out in the answer to a change, and for a household whose key was destroyed
/// @param startedAt when the visit began, in UTC
/// @param endedAt when it ended, in UTC; left out while it is open
/// @param closed whether it was closed, so that it can only be corrected
/// @param closedBy subject of the person who closed it; left out while it is open
/// @param closedAt when it was closed, in UTC; left out while it is open
/// @param workersPresent how many workers were there; left out while it is open
/// @param summary what was done and seen; left out while it is open
/// @param householdAccess on which ground a private household was entered; left out for other visits
/// @param entry the consent or the warrant; left out for other visits
/// @param consentWithdrawnAt when the consent was withdrawn, in UTC; left out when it was not
/// @param present who was there besides the inspector; left out until somebody says so
/// @param interviews in the order in which they were recorded
/// @param answers to checklists, in the order in which the questions were answered first; of two people who answered differently, the later
///     answer counts until somebody chooses with `correctVisit`
/// @param otherAnswers what other people answered to the same questions, with another value than the answer that counts
/// @param corrections in the order in which they were made
/// @param moves from one workplace to another, in order; left out in the answer to another change
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VisitRecordView(
        UUID id, UUID workplace, String workplaceName, Instant startedAt, Instant endedAt, boolean closed, String closedBy,
        Instant closedAt, Integer workersPresent, String summary, HouseholdAccess householdAccess, HouseholdEntry entry,
        Instant consentWithdrawnAt, PresentView present, List<InterviewView> interviews, List<AnswerView> answers,
        List<OtherAnswerView> otherAnswers, List<CorrectionView> corrections, List<VisitMoveView> moves) {

    public VisitRecordView {
        // An answer that an earlier release stored for a repeated request does not have it.
        otherAnswers = otherAnswers == null ? List.of() : otherAnswers;
    }

    /// Who was there besides the inspector.
    ///
    /// @param companions their roles; empty when nobody came along
    /// @param bodies the names of their bodies; left out when none was named
    /// @param alone true when nobody came along; left out otherwise
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VisitPresent")
    public record PresentView(List<Companion> companions, String bodies, Boolean alone) {
        static PresentView of(VisitCompanions said) {
            return said == null ? null : new PresentView(said.companions(), said.bodies(), said.companions().isEmpty() ? true : null);
        }
    }

    /// An interview; it says nothing about who spoke.
    ///
    /// @param number from 1
    /// @param workers how many workers spoke
    /// @param alone whether nobody of the employer's side could hear it
    /// @param language BCP 47
    /// @param interpretation who interpreted
    /// @param note what was said; left out when there is none
    /// @param by subject of the person who recorded it
    /// @param at when it was recorded, in UTC
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VisitInterviewView")
    public record InterviewView(
            int number, int workers, boolean alone, String language, Interpretation interpretation, String note, String by, Instant at) {}

    /// @param checklist its code with the edition
    /// @param question code of the question
    /// @param value the answer; left out when it can't be decrypted any more
    /// @param type of the answer; left out in the answer to a change, and when the service no longer has the question
    /// @param words the question and the answer in words; left out in the answer to a change
    /// @param correctable whether `correctVisit` can correct it: the visit is closed, or two people answered differently
    /// @param by subject of the person who answered
    /// @param at when, in UTC
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VisitAnswerView")
    public record AnswerView(
            String checklist, String question, String value, AnswerType type, AnswerWords words, boolean correctable, String by,
            Instant at) {}

    /// What another person answered than the answer that counts. It stays until somebody chooses, and then in `corrections`.
    ///
    /// @param checklist its code with the edition
    /// @param question code of the question
    /// @param value the answer; left out when it can't be decrypted any more
    /// @param words the question and the answer in words; left out in the answer to a change
    /// @param by subject of the person who answered
    /// @param at when, in UTC
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VisitOtherAnswerView")
    public record OtherAnswerView(String checklist, String question, String value, AnswerWords words, String by, Instant at) {}

    /// @param part what was corrected
    /// @param checklist its code with the edition; left out unless an answer was corrected
    /// @param question code of the question; left out unless an answer was corrected
    /// @param interview number of the interview; left out unless it or its note was corrected
    /// @param before the earlier value; left out when there was none, and where only `valuesBefore` has it
    /// @param valuesBefore the earlier value, field by field; left out for a text, and when there was none
    /// @param beforeBy subject of the person who wrote the earlier value; left out when there was none
    /// @param beforeAt when that was written, in UTC; left out when there was none
    /// @param after the new value; left out where only `valuesAfter` has it
    /// @param valuesAfter the new value, field by field; left out for a text
    /// @param words what was asked, the earlier value and the new value, in words; left out in the answer to a change, and where
    ///     `valuesAfter` has it
    /// @param reason why it was wrong
    /// @param by subject of the person who corrected it
    /// @param at when, in UTC
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VisitCorrectionView")
    public record CorrectionView(
            CorrectedPart part, String checklist, String question, Integer interview, String before,
            CorrectedValues valuesBefore, String beforeBy, Instant beforeAt, String after, CorrectedValues valuesAfter,
            CorrectionWords words, String reason, String by, Instant at) {}

    /// A correction in words.
    ///
    /// @param question its text in the language of the request, otherwise in English; left out unless an answer was corrected
    /// @param before the earlier value, a choice by its text; left out when there was none
    /// @param after the new value, a choice by its text; left out when it can't be decrypted any more
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VisitCorrectionWords")
    public record CorrectionWords(String question, String before, String after) {}
}
