package org.palermo.inspection.visit.workeroffence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An offence of a worker that the law obliged an inspector to note. It says nothing about who she is or about her migration status.
///
/// @param id of the note
/// @param visit the id by which the inspectorate knows the visit
/// @param kind what it is
/// @param seenOn the day on which the inspector saw it
/// @param duty where the law obliges the inspector to note it
/// @param text what was seen
/// @param by subject of the person who noted it
/// @param at when it was noted, in UTC
/// @param followsFromSituation the current answer
/// @param steps what the inspector does now; empty when the offence does not follow from the worker's situation
/// @param nonPunishment the note for the mechanism; left out when the offence does not follow from the worker's situation
/// @param answers all answers in the order in which they were given
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkerOffenceView(
        UUID id, UUID visit, WorkerOffenceKind kind, LocalDate seenOn, String duty, String text, String by, Instant at,
        FollowsFromSituation followsFromSituation, List<NonPunishmentStep> steps, NonPunishmentNote nonPunishment,
        List<AnswerView> answers) {

    /// What the mechanism needs so that she is not punished: codes and the reference of the report, and no text. An inspector gives it
    /// to the mechanism, for the register of offences of the case.
    ///
    /// @param report id of the report under which the mechanism knows her; left out without a report, and once the report was erased
    /// @param kind what it is
    /// @param seenOn the day on which the inspector saw it
    /// @param followsFromSituation `YES` or `UNKNOWN`
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NonPunishmentNote(UUID report, WorkerOffenceKind kind, LocalDate seenOn, FollowsFromSituation followsFromSituation) {}

    /// @param followsFromSituation whether it follows from the worker's situation
    /// @param report id of the report of the worker; left out without one, and once the report was erased
    /// @param reason why the answer was changed; left out for the first one
    /// @param by subject of the person who answered
    /// @param at when, in UTC
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FollowsFromSituationAnswer")
    public record AnswerView(FollowsFromSituation followsFromSituation, UUID report, String reason, String by, Instant at) {}
}
