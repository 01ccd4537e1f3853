package org.palermo.referral.caserecord;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.worklist.Concern;
import org.palermo.referral.caserecord.justice.Delay;
import org.palermo.referral.caserecord.justice.ExploitationPlace;
import org.palermo.referral.caserecord.justice.Hearing;
import org.palermo.referral.caserecord.justice.Offence;
import org.palermo.referral.caserecord.justice.Proceeding;
import org.palermo.referral.caserecord.protection.Consent;
import org.palermo.referral.caserecord.protection.Guardian;
import org.palermo.referral.caserecord.protection.MissingEpisode;
import org.palermo.referral.caserecord.protection.RiskAssessment;
import org.palermo.referral.caserecord.protection.SafeContact;
import org.palermo.referral.caserecord.redress.Asset;
import org.palermo.referral.caserecord.redress.Award;
import org.palermo.referral.caserecord.redress.Claim;
import org.palermo.referral.caserecord.rights.RightsRequest;
import org.palermo.referral.caserecord.support.LivelihoodStep;
import org.palermo.referral.caserecord.support.Loan;
import org.palermo.referral.caserecord.support.Need;
import org.palermo.referral.profile.Profile;

/// The content of a record of a case, encrypted as a whole. Each {@link RecordKind} has its own.
@Schema(anyOf = {Consent.class, Guardian.class, SafeContact.class, RiskAssessment.class, MissingEpisode.class,
    ExploitationPlace.class, Asset.class, Claim.class, Award.class, Proceeding.class, Hearing.class, Delay.class, Offence.class,
    Need.class, Loan.class, LivelihoodStep.class, RightsRequest.class})
public interface Particulars {

    /// The state that follows from the content.
    RecordState state();

    /// Checks that annotations cannot express.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    default void check(Instant now) {}

    /// Checks against the previous edition.
    ///
    /// @param before null for a new record
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    default void check(Particulars before) {}

    /// Checks against the previous edition by the law of the country.
    ///
    /// @param before null for a new record
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    default void check(Particulars before, Law law, Instant now) {}

    /// What a repeated request is recognised by. For a request of an earlier release it must stay the same: what that release did not have
    /// and what is left out is not in it.
    default Object recognisedBy() {
        return this;
    }

    /// The part that is kept in the person's file: everything that does not also concern others.
    default Particulars kept() {
        return this;
    }

    /// The common name of something that is recorded in several files and counted once; empty for a record that concerns one person only.
    default Optional<String> countedAs() {
        return Optional.empty();
    }

    /// The other records of the same case that it names.
    default List<Link> links() {
        return List.of();
    }

    /// The organisation to which the record is addressed, if any.
    default Optional<Addressee> addressee() {
        return Optional.empty();
    }

    /// The part that the addressee reads: everything except internal notes of those who work on the case.
    default Particulars forAddressee() {
        return this;
    }

    /// The kind of notice that all organisations with the case must get.
    ///
    /// @param before the previous state, or null for a new record
    default Optional<String> notice(RecordState before) {
        return Optional.empty();
    }

    /// The concern that this record raises while it is in its current state.
    default Optional<Concern> concern() {
        return Optional.empty();
    }

    /// The deadline, where the law sets a term; empty where it sets none.
    default Optional<Due> due(VisibleCase file, Law law) {
        return Optional.empty();
    }

    /// When it happens or has to be looked at, if that is known and still to come.
    default Optional<Planned> planned() {
        return Optional.empty();
    }

    /// What statistics count of this record.
    default List<CountedFact> counted() {
        return List.of();
    }

    /// @param field the field that names the organisation
    record Addressee(String field, UUID organisation) {
        /// @param organisation null for none
        public static Optional<Addressee> of(String field, UUID organisation) {
            return Optional.ofNullable(organisation).map(named -> new Addressee(field, named));
        }
    }

    /// @param profile of the country of the case
    /// @param zone that decides its statutory dates
    record Law(Profile profile, ZoneId zone) {}

    /// @param ageGroups the codes of the age groups to which the term applies, because the person's age group can change; null when it
    /// applies to everybody
    record Due(Instant at, Set<String> ageGroups) {}

    /// Exactly one of the two is given.
    ///
    /// @param at the instant
    /// @param on the day, in the country of the case
    record Planned(Instant at, LocalDate on) {}

    /// @param field the field that names the record
    record Link(String field, RecordKind kind, UUID record) {}
}
