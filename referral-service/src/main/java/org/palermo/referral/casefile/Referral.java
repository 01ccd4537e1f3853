package org.palermo.referral.casefile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;

/// A referral under the consent rule: a child, or anyone whose age is unsure, is referred without consent and gets a
/// guardian record; an adult must have been asked, and one who declines is counted and nothing of her identity kept.
///
/// @param id of the case file that it opens
/// @param sender the organisation that refers
/// @param terms of the region, as of when it was received
/// @param ageCorrection null when she is taken as of the age that was said
record Referral(UUID id, ReferPerson command, UUID sender, CaseTerms terms, AgeCorrection ageCorrection) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when an adult was not asked
    Referral {
        if (command.ageGroup().needsConsent() && command.consent() == null) {
            throw Problems.invalid("consent", "must be true or false: an adult has to be asked");
        }
    }

    /// By somebody who is there to be asked when she calls an adult a child.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 then, and when an adult was not asked
    static Referral asked(UUID id, ReferPerson command, UUID sender, CaseTerms terms) {
        StatedAge age = command.statedAge(terms);
        if (age.correction() == AgeCorrection.UNSURE_BY_BIRTH) {
            throw Problems.invalid(List.of(
                    new Problems.Violation("ageGroup", "must be UNSURE when the paper with her date of birth is not believed, or ADULT with her consent: by that date she is no child"),
                    new Problems.Violation("person.dateOfBirth", "must be that of a child when ageGroup is CHILD")));
        }
        return taken(id, command, sender, terms, age);
    }

    /// By another service: nobody is there to be asked, and nobody is refused.
    static Referral told(UUID id, ReferPerson command, UUID sender, CaseTerms terms) {
        return taken(id, command, sender, terms, command.statedAge(terms));
    }

    private static Referral taken(UUID id, ReferPerson command, UUID sender, CaseTerms terms, StatedAge age) {
        return new Referral(id, command.as(age.group()), sender, terms, age.correction());
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
