package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.age.AgeDeterminationStore;
import org.palermo.referral.casefile.certificate.Certificates;
import org.palermo.referral.casefile.certificate.IssuedFor;
import org.palermo.referral.casefile.decision.DecisionStore;
import org.palermo.referral.casefile.decision.MakeDecision;
import org.palermo.referral.casefile.decision.Outcome;
import org.palermo.referral.casefile.person.Persons;
import org.palermo.referral.casefile.referral.ReferralConsents;
import org.palermo.referral.casefile.term.CaseTerms;

/// Makes a decision on a case file that the transaction has locked, by one person or confirmed by a second one.
@ApplicationScoped
class CaseDecisions {
    private final DecisionStore decisions;
    private final ReferralConsents consents;
    private final AgeDeterminationStore ages;
    private final Persons persons;
    private final Certificates certificates;
    private final StepRecorder taken;

    CaseDecisions(DecisionStore decisions, ReferralConsents consents, AgeDeterminationStore ages, Persons persons,
            Certificates certificates, StepRecorder taken) {
        this.decisions = decisions;
        this.consents = consents;
        this.ages = ages;
        this.persons = persons;
        this.certificates = certificates;
        this.taken = taken;
    }

    /// @param terms counted from now
    /// @param proposedBy who proposed the decision that the actor confirms; null when the actor decides alone
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the law does not let one person make this decision
    Uni<CaseFileView> make(Actor actor, CaseFile file, CaseTerms terms, MakeDecision command, UUID proposedBy) {
        return isConsentWithdrawn(file.id()).flatMap(withdrawn -> {
            CaseFileEvent event = file.decide(command, terms, withdrawn);
            if (proposedBy == null && needsSecondReader(terms, command)) {
                throw Problems.conflict("case-file", "second-reader",
                        "The law of this country requires two people for this decision. Propose it; another person of your authority "
                                + "confirms it.");
            }
            return persons.keyToWrite(file.id())
                    .call(key -> decisions.add(key, command, proposedBy, actor, terms.at()))
                    .call(key -> command.outcome() == Outcome.POSITIVE ? certificates.issued(actor, file.id(), key, IssuedFor.DECISION)
                            : Uni.createFrom().nullItem())
                    .chain(() -> taken.follow(actor, file, event));
        });
    }

    /// @return whether the law wants two people for the decision
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it could not be made today
    Uni<Boolean> needsSecondReader(CaseFile file, CaseTerms terms, MakeDecision command) {
        return isConsentWithdrawn(file.id())
                .invoke(withdrawn -> file.requireDecidable(command, terms, withdrawn))
                .map(withdrawn -> needsSecondReader(terms, command));
    }

    private static boolean needsSecondReader(CaseTerms terms, MakeDecision command) {
        return terms.profile().needsSecondReader(command.kind().name(), command.outcome().name());
    }

    /// The person's latest statement counts, whether in a consent record or in an age determination.
    private Uni<Boolean> isConsentWithdrawn(UUID id) {
        return consents.takenBackAt(id).flatMap(takenBack -> takenBack.isEmpty()
                ? Uni.createFrom().item(false)
                : ages.agreedSince(id, takenBack.get()).map(agreed -> !agreed));
    }
}
