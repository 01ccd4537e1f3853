package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.access.ShownTo;
import org.palermo.kernel.etag.Versioned;
import org.palermo.referral.casefile.age.AgeDeterminationView;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.correction.CorrectionView;
import org.palermo.referral.casefile.decision.DecisionView;
import org.palermo.referral.casefile.decision.ProposalView;
import org.palermo.referral.casefile.indicator.NamedIndicator;
import org.palermo.referral.casefile.link.CaseLinkView;
import org.palermo.referral.casefile.person.OpenedPerson;
import org.palermo.referral.casefile.person.PersonIdentifier;
import org.palermo.referral.casefile.person.Sex;
import org.palermo.referral.casefile.referral.ReferPerson;
import org.palermo.referral.casefile.term.DueState;
import org.palermo.referral.casefile.term.TermChange;
import org.palermo.referral.mechanism.provider.ReferralContact;

/// A case file, for those who work on it.
///
/// @param reference that people use for the record
/// @param stage the stage of the case
/// @param ageGroup the age group of the person; left out when nobody knows it
/// @param sex the sex of the person; left out when nobody knows it
/// @param exploitation forms of exploitation; left out once the person is erased
/// @param sender the organisation that sent it
/// @param senderContact how that organisation is reached about its referrals; left out when it gave no contact or is closed, and in the
/// person's own copy
/// @param referredAt when the person was referred, in UTC
/// @param dueOn the last day of the open duty in the jurisdiction's calendar; left out when no duty is open
/// @param due whether the open duty is in time, soon due or overdue; left out when no duty is open
/// @param recoveryEndsOn the last day of recovery and reflection; left out while its end is open: it then lasts until the conclusive
/// decision
/// @param conclusiveNotBefore the first day on which a conclusive decision may be made; left out where the law sets none, and when no such
/// decision is due
/// @param reconsiderationUntil the last day to ask for reconsideration of a negative decision; left out when no such term runs
/// @param protectedUntil the last day of protection that a decision grants beyond recovery and reflection; left out when none does
/// @param paused what is paused while the file is suspended; null otherwise
/// @param next the stages that may follow; only the request for a step checks whether the law allows it today
/// @param indicators operational indicators that the referral named, in the order of the published list; left out when it named none, and
/// when nothing is kept of the person
/// @param person the data about the person; null when she was only notified or was erased
/// @param safeContact the safe contact from the referral; left out once the case has a record of a safe contact, current or ended, except
/// in the person's own copy
/// @param safeContactKept whether a safe contact is known: a current record or, if there was never a record, the one from the referral. To
/// be read before anyone calls; null when nothing is kept of the person
/// @param guardianNeeded whether a child, or a person whose age is unsure, has no guardian now; null when nothing is kept of the person
/// @param decisions the decisions about the person, oldest first
/// @param ageDeterminations oldest first; the last one gives the age group, unless the date of birth was corrected after it
/// @param corrections corrections of the person's data, oldest first
/// @param history every step, oldest first
/// @param caseworker the account of the authority's person who works on the case; left out when nobody does
/// @param secondReader the account of the person who confirms decisions of this case; left out when there is none
/// @param proposed a decision that waits for a second person; left out when none does
/// @param openQuestions requests for information that were not answered yet, the earliest term first; left out when there is none
/// @param links files that may be of the same person, for the competent authority; else null
/// @param erased true when the person was erased and only statistical data is left; otherwise left out
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseFileView(
        UUID id, String reference, String country, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex,
        List<Exploitation> exploitation, UUID sender, ReferralContact senderContact, Instant referredAt, LocalDate dueOn, DueState due,
        LocalDate recoveryEndsOn, LocalDate conclusiveNotBefore, LocalDate reconsiderationUntil, LocalDate protectedUntil,
        PausedView paused, Set<CaseFileStage> next, List<NamedIndicator> indicators, PersonView person,
        ReferPerson.SafeContact safeContact, Boolean safeContactKept, Boolean guardianNeeded, List<DecisionView> decisions,
        List<AgeDeterminationView> ageDeterminations, List<CorrectionView> corrections,
        List<HistoryView> history, @ShownTo(COMPETENT_AUTHORITY) List<CaseLinkView> links, @ShownTo(COMPETENT_AUTHORITY) UUID caseworker,
        @ShownTo(COMPETENT_AUTHORITY) UUID secondReader, @ShownTo(COMPETENT_AUTHORITY) ProposalView proposed,
        List<OpenQuestion> openQuestions, Boolean erased, boolean synthetic, int version) implements Versioned {

    /// @param givenName as in her documents or as she says it; null when nobody knows it
    /// @param familyName as in her documents or as she says it; null when nobody knows it
    /// @param dateOfBirth in the form `2001-05-17`; null when nobody knows it
    /// @param nationality ISO 3166-1 alpha-2 code; null when nobody knows it
    /// @param languages that she speaks, BCP 47; null when nobody knows them
    /// @param circumstances what happened, in words; null when nobody described it
    /// @param identifiers documents and numbers; null when there are none
    @RegisterForReflection
    @Schema(name = "CaseFilePersonView")
    public record PersonView(
            String givenName, String familyName, LocalDate dateOfBirth, String nationality, List<String> languages, String circumstances,
            List<PersonIdentifier> identifiers) {}

    /// A suspended file, whose terms are paused.
    ///
    /// @param from the stage in which it resumes
    /// @param since the date of the suspension, in the jurisdiction
    /// @param recoveryDaysLeft remaining days of recovery and reflection; null when it was not running
    /// @param reconsiderationDaysLeft remaining days to ask for reconsideration; null when the term was not running
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CaseFilePausedView")
    public record PausedView(CaseFileStage from, LocalDate since, Integer recoveryDaysLeft, Integer reconsiderationDaysLeft) {
        static PausedView of(CaseFile file) {
            return file.suspendedFrom() == null ? null
                    : new PausedView(file.suspendedFrom(), file.suspendedOn(), file.recoveryDaysLeft(), file.reconsiderationDaysLeft());
        }
    }

    /// @param event what happened
    /// @param before the stage before; null at the beginning
    /// @param after the stage after it; null when the stage did not change
    /// @param at when it happened, in UTC
    /// @param reasons the reasons of the step, for the competent authority; null when none were given or the person was erased
    /// @param terms the changed terms, when the step is a recalculation; else left out
    @RegisterForReflection
    @Schema(name = "CaseFileHistoryView")
    public record HistoryView(String event, CaseFileStage before, CaseFileStage after, Instant at,
            @ShownTo(COMPETENT_AUTHORITY) @JsonInclude(JsonInclude.Include.NON_NULL) String reasons,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<TermChange> terms) {}

    /// What has happened to a file apart from its decisions.
    record Beside(List<AgeDeterminationView> ages, List<CorrectionView> corrections, List<HistoryView> history, ProposalView proposed,
            List<OpenQuestion> questions, ReferralContact senderContact) {}

    /// @param person null when nothing is kept of the person
    static CaseFileView of(
            CaseFile file, DueState due, LocalDate conclusiveNotBefore, OpenedPerson person, List<DecisionView> decisions, Beside beside,
            List<CaseLinkView> links) {
        return new CaseFileView(file.id(), file.reference(), file.country(), file.region(), file.stage(), file.ageGroup(), file.sex(),
                file.exploitation(), file.sender(), beside.senderContact(), file.referredAt(), file.dueOn(), due, file.recoveryEndsOn(),
                conclusiveNotBefore, file.reconsiderationUntil(), file.protectedUntil(), PausedView.of(file),
                file.next(),
                person == null ? null : person.named(file.ageGroup()), person == null ? null : person.person(),
                person == null ? null : person.safeContact(),
                person == null ? null : person.reachable(), person == null ? null : person.guardianNeeded(), decisions, beside.ages(),
                beside.corrections(), beside.history(), links, file.caseworker(), file.secondReader(), beside.proposed(),
                beside.questions().isEmpty() ? null : beside.questions(), file.isErased() ? true : null, file.synthetic(), file.version());
    }
}
