package org.palermo.referral.caserecord;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.casefile.Concern;
import org.palermo.referral.casefile.SeenCase;
import org.palermo.referral.profile.Profile;

/// What a record of a case says. Sealed as a whole.
@Schema(oneOf = {Consent.class, Guardian.class, SafeContact.class, RiskAssessment.class, MissingEpisode.class,
    Asset.class, Claim.class, Award.class, Proceeding.class, Hearing.class, Delay.class, Offence.class,
    Need.class, Loan.class, LivelihoodStep.class, RightsRequest.class})
public sealed interface Particulars
        permits Consent, Guardian, SafeContact, RiskAssessment, MissingEpisode, Asset, Claim, Award, Proceeding, Hearing, Delay, Offence,
        Need, Loan, LivelihoodStep, RightsRequest {

    /// Where it stands by what it says.
    RecordState state();

    /// What annotations can't say.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    default void check(Instant now) {}

    /// What can't be said beside what it said before.
    ///
    /// @param before null when it is new
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    default void check(Particulars before) {}

    /// What of it is kept in her file: all but what is of others too.
    default Particulars kept() {
        return this;
    }

    /// What is one thing in the files of several, however many of them say it; empty for what is hers alone.
    default Optional<String> countedAs() {
        return Optional.empty();
    }

    /// Other records of the same case that it names.
    default List<Link> links() {
        return List.of();
    }

    /// The organisation that takes part in it, if one does.
    default Optional<Addressee> addressee() {
        return Optional.empty();
    }

    /// What of it who takes part in it reads: all but what those who work on the case note for themselves.
    default Particulars forAddressee() {
        return this;
    }

    /// What those who have the case must be told, a kind of notice.
    ///
    /// @param before where it stood, or null when it is new
    default Optional<String> notice(RecordState before) {
        return Optional.empty();
    }

    /// What of it somebody has to look at, until it says so no longer.
    default Optional<Concern> concern() {
        return Optional.empty();
    }

    /// By when, where the law sets a term; empty where it sets none.
    default Optional<Due> due(SeenCase file, Profile law) {
        return Optional.empty();
    }

    /// What statistics count of it.
    default List<Counted> counted() {
        return List.of();
    }

    /// @param field that names it
    record Addressee(String field, UUID organisation) {
        /// @param organisation null for none
        static Optional<Addressee> of(String field, UUID organisation) {
            return Optional.ofNullable(organisation).map(named -> new Addressee(field, named));
        }
    }

    /// @param ageGroups whose term it is, by their codes: what she is held to be can change
    record Due(Instant at, Set<String> ageGroups) {}

    /// @param field that names it
    record Link(String field, RecordKind kind, UUID record) {}
}
