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
/// @param person null for a person who was only notified
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseFileView(
        UUID id, String reference, String country, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex,
        List<Exploitation> exploitation, UUID sender, Instant referredAt, LocalDate dueOn, DueState due, LocalDate recoveryEndsOn,
        LocalDate reconsiderationUntil, PersonView person, ReferPerson.SafeContact safeContact, Boolean guardianNeeded,
        List<DecisionView> decisions, List<HistoryView> history, boolean synthetic, int version) {

    @RegisterForReflection
    public record PersonView(
            String givenName, String familyName, LocalDate dateOfBirth, String nationality, List<String> languages, String circumstances) {}

    @RegisterForReflection
    public record DecisionView(String kind, Outcome outcome, String test, String reasons, Instant decidedAt) {}

    @RegisterForReflection
    public record HistoryView(String event, CaseFileStage before, CaseFileStage after, Instant at) {}

    static CaseFileView of(CaseFile file, DueState due, CasePerson person, List<DecisionView> decisions, List<HistoryView> history) {
        return new CaseFileView(file.id, file.reference, file.country, file.region, file.stage, file.ageGroup, file.sex,
                file.exploitation(), file.sender, file.referredAt, file.dueOn, due, file.recoveryEndsOn, file.reconsiderationUntil,
                person == null ? null : personView(person), person == null ? null : person.safeContact(),
                person == null ? null : file.ageGroup.needsGuardian(), decisions, history, file.synthetic, file.version);
    }

    private static PersonView personView(CasePerson p) {
        return new PersonView(p.givenName, p.familyName, p.dateOfBirth, p.nationality, p.languages(), p.circumstances);
    }
}
