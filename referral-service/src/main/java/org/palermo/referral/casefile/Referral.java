package org.palermo.referral.casefile;

import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;

/// A referral under the consent rule: a child, or anyone whose age is unsure, is referred without consent and gets a
/// guardian record; an adult must have been asked, and one who declines is counted and nothing of her identity kept.
///
/// @param id of the case file that it opens
/// @param sender the organisation that refers
/// @param terms of the region, as of when it was received
record Referral(UUID id, ReferPerson command, UUID sender, CaseTerms terms) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when an adult was not asked, or is none by her date of birth
    Referral {
        if (command.isOfAChild(terms)) {
            throw Problems.invalid("ageGroup", "is not ADULT by her date of birth");
        }
        if (command.ageGroup().needsConsent() && command.consent() == null) {
            throw Problems.invalid("consent", "an adult has to be asked: true or false");
        }
    }

    Instant receivedAt() {
        return terms.at();
    }

    boolean declined() {
        return command.ageGroup().needsConsent() && !command.consent();
    }

    /// An adult who was asked and agreed; nobody else is asked.
    boolean consented() {
        return command.ageGroup().needsConsent() && command.consent();
    }

    ConsentHow consentHow() {
        return command.consentHow() == null ? ConsentHow.NOT_RECORDED : command.consentHow();
    }

    CaseFileStage stage() {
        return declined() ? CaseFileStage.NOTIFIED_ONLY : CaseFileStage.REFERRED;
    }
}
