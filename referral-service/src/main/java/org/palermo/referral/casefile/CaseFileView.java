package org.palermo.referral.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A case file as those see it who work on it.
///
/// @param dueOn the last day of the open duty in the jurisdiction's calendar, or null
/// @param recoveryEndsOn the last day of recovery and reflection
/// @param reconsiderationUntil the last day to ask for reconsideration of a negative decision
/// @param person null for a person who was only notified or was erased
/// @param erased true when the person was erased and only what is counted is left; else null
/// @param links files that may be of the same person, for the competent authority; else null
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseFileView(
        UUID id, String reference, String country, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex,
        List<Exploitation> exploitation, UUID sender, Instant referredAt, LocalDate dueOn, DueState due, LocalDate recoveryEndsOn,
        LocalDate reconsiderationUntil, PersonView person, ReferPerson.SafeContact safeContact, Boolean guardianNeeded,
        List<DecisionView> decisions, List<HistoryView> history, List<CaseLinkView> links, Boolean erased, boolean synthetic, int version) {

    @RegisterForReflection
    public record PersonView(
            String givenName, String familyName, LocalDate dateOfBirth, String nationality, List<String> languages, String circumstances,
            List<PersonIdentifier> identifiers) {}

    /// @param test and reasons null when the person was erased
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DecisionView(String kind, Outcome outcome, String test, String reasons, Instant decidedAt) {}

    @RegisterForReflection
    public record HistoryView(String event, CaseFileStage before, CaseFileStage after, Instant at) {}

    /// @param person null when nothing of her is kept
    static CaseFileView of(CaseFile file, DueState due, OpenedPerson person, List<DecisionView> decisions, List<HistoryView> history, List<CaseLinkView> links) {
        return new CaseFileView(file.id, file.reference, file.country, file.region, file.stage, file.ageGroup, file.sex,
                file.exploitation(), file.sender, file.referredAt, file.dueOn, due, file.recoveryEndsOn, file.reconsiderationUntil,
                person == null ? null : person.person(), person == null ? null : person.safeContact(),
                person == null ? null : file.ageGroup.needsGuardian(), decisions, history, links, file.erasedAt == null ? null : true,
                file.synthetic, file.version);
    }

    record OpenedPerson(PersonView person, ReferPerson.SafeContact safeContact) {}
}
