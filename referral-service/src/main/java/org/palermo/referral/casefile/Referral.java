package org.palermo.referral.casefile;

import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;

/// A referral under the consent rule: a child, or anyone whose age is unsure, is referred without consent and gets a
/// guardian record; an adult must have been asked, and one who declines is counted and nothing of her identity kept.
///
/// @param id of the case file that it opens
/// @param sender the organisation that refers
record Referral(UUID id, ReferPerson command, UUID sender, Instant receivedAt) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when an adult was not asked
    Referral {
        if (command.ageGroup().needsConsent() && command.consent() == null) {
            throw Problems.invalid("consent", "an adult has to be asked: true or false");
        }
    }

    boolean declined() {
        return command.ageGroup().needsConsent() && !command.consent();
    }

    CaseFileStage stage() {
        return declined() ? CaseFileStage.NOTIFIED_ONLY : CaseFileStage.REFERRED;
    }
}
