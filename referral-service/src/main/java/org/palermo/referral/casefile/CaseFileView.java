package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.access.ShownTo;
import org.palermo.kernel.etag.Versioned;

/// A case file as those see it who work on it.
///
/// @param dueOn the last day of the open duty in the jurisdiction's calendar, or null
/// @param recoveryEndsOn the last day of recovery and reflection; left out while that is open, because it goes on until she is decided on
/// @param conclusiveNotBefore the first day on which a conclusive decision may be made; left out where the law sets none, and when none is due
/// @param reconsiderationUntil the last day to ask for reconsideration of a negative decision
/// @param protectedUntil the last day of what a decision grants beyond that
/// @param paused null unless it is suspended
/// @param next the stages that may follow; whether the law allows one today is said when it is asked for
/// @param safeContact how she is reached by the referral; left out once a record beside the file says how she is or is no longer,
/// but for her own copy
/// @param safeContactKept whether it is known how she is reached without danger: by a current record beside the file, or by the referral
/// while there never was one; to be read before anyone calls; null when nothing of her is kept
/// @param guardianNeeded whether a child, or somebody whose age is unsure, has no guardian now; null when nothing of her is kept
/// @param person null for a person who was only notified or was erased
/// @param ageDeterminations the oldest first; the last says what she is held to be, unless a correction of her date of birth came after it
/// @param corrections of what is kept of her, the oldest first
/// @param erased true when the person was erased and only what is counted is left; else null
/// @param links files that may be of the same person, for the competent authority; else null
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseFileView(
        UUID id, String reference, String country, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex,
        List<Exploitation> exploitation, UUID sender, Instant referredAt, LocalDate dueOn, DueState due, LocalDate recoveryEndsOn, LocalDate conclusiveNotBefore,
        LocalDate reconsiderationUntil, LocalDate protectedUntil, PausedView paused, Set<CaseFileStage> next, PersonView person,
        ReferPerson.SafeContact safeContact, Boolean safeContactKept, Boolean guardianNeeded,
        List<DecisionView> decisions, List<AgeDeterminationView> ageDeterminations, List<CorrectionView> corrections, List<HistoryView> history,
        @ShownTo(COMPETENT_AUTHORITY) List<CaseLinkView> links, Boolean erased, boolean synthetic, int version) implements Versioned {

    @RegisterForReflection
    public record PersonView(
            String givenName, String familyName, LocalDate dateOfBirth, String nationality, List<String> languages, String circumstances,
            List<PersonIdentifier> identifiers) {}

    /// A file that is suspended: its terms wait.
    ///
    /// @param from the stage to which it goes back
    /// @param since the day, in the jurisdiction
    /// @param recoveryDaysLeft days of recovery and reflection that are left when it goes on; null when none ran
    /// @param reconsiderationDaysLeft days that are left to ask for reconsideration; null when no term ran
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PausedView(CaseFileStage from, LocalDate since, Integer recoveryDaysLeft, Integer reconsiderationDaysLeft) {
        static PausedView of(CaseFile file) {
            return file.suspendedFrom == null ? null
                    : new PausedView(file.suspendedFrom, file.suspendedOn, file.recoveryDaysLeft, file.reconsiderationDaysLeft);
        }
    }

    /// @param reasons why the step was taken, for the competent authority; null when none were given or the person was erased
    /// @param terms that were counted anew, when the step is that
    @RegisterForReflection
    public record HistoryView(String event, CaseFileStage before, CaseFileStage after, Instant at,
            @ShownTo(COMPETENT_AUTHORITY) @JsonInclude(JsonInclude.Include.NON_NULL) String reasons,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<TermChange> terms) {}

    /// What has happened to a file beside its decisions.
    record Beside(List<AgeDeterminationView> ages, List<CorrectionView> corrections, List<HistoryView> history) {}

    /// @param person null when nothing of her is kept
    static CaseFileView of(
            CaseFile file, DueState due, LocalDate conclusiveNotBefore, OpenedPerson person, List<DecisionView> decisions, Beside beside, List<CaseLinkView> links) {
        return new CaseFileView(file.id, file.reference, file.country, file.region, file.stage, file.ageGroup, file.sex,
                file.exploitation(), file.sender, file.referredAt, file.dueOn, due, file.recoveryEndsOn, conclusiveNotBefore, file.reconsiderationUntil,
                file.protectedUntil, PausedView.of(file), file.erasedAt == null ? file.way().next() : Set.of(),
                person == null ? null : person.person(), person == null ? null : person.safeContact(),
                person == null ? null : person.reachable(), person == null ? null : person.guardianNeeded(), decisions, beside.ages(), beside.corrections(),
                beside.history(), links, file.erasedAt == null ? null : true,
                file.synthetic, file.version);
    }

    /// @param reachable whether it is known how she is reached now
    record OpenedPerson(PersonView person, ReferPerson.SafeContact safeContact, boolean reachable, boolean guardianNeeded) {
        OpenedPerson(PersonView person, ReferPerson.SafeContact told) {
            this(person, told, told != null, false);
        }

        /// What was recorded beside the file: of a safe contact it takes the place of what the referral has told.
        ///
        /// @param stands whether a record of a safe contact is current; empty when there never was one
        /// @param copied for her, who gets all that is kept
        OpenedPerson recorded(Optional<Boolean> stands, boolean lacksGuardian, boolean copied) {
            return new OpenedPerson(person, stands.isEmpty() || copied ? safeContact : null, stands.orElse(reachable), lacksGuardian);
        }
    }
}
