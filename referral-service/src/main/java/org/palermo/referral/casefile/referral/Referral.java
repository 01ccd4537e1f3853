package org.palermo.referral.casefile.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.age.AgeCorrection;
import org.palermo.referral.casefile.age.StatedAge;
import org.palermo.referral.casefile.term.CaseTerms;

/// A referral under the consent rule. A child, or a person whose age is unsure, is referred without consent and needs a guardian. An adult
/// must have been asked; an adult who declines is counted, and nothing of her identity is kept.
///
/// @param id the id of the case file that it opens
/// @param sender the organisation that refers
/// @param terms the terms of the region, as of the receipt
/// @param ageCorrection null when the stated age group was recorded
public record Referral(UUID id, ReferPerson command, UUID sender, CaseTerms terms, AgeCorrection ageCorrection) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when an adult was not asked
    public Referral {
        if (command.ageGroup().needsConsent() && command.consent() == null) {
            throw Problems.invalid("consent", "must be true or false: an adult must be asked for consent");
        }
    }

    /// A referral by a sender who can be asked again if the stated age group `CHILD` contradicts the date of birth.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for that contradiction, and when an adult was not asked
    public static Referral fromResponder(UUID id, ReferPerson command, UUID sender, CaseTerms terms) {
        StatedAge age = command.statedAge(terms);
        if (age.correction() == AgeCorrection.UNSURE_BY_BIRTH) {
            throw Problems.invalid(List.of(
                    new Problems.Violation("ageGroup",
                            "must not be CHILD: by the date of birth she is an adult. Say ADULT and whether she consents, or UNSURE if "
                                    + "you doubt the date"),
                    new Problems.Violation("person.dateOfBirth", "must be the date of birth of a child if ageGroup is CHILD")));
        }
        return taken(id, command, sender, terms, age);
    }

    /// A referral by another service. It cannot be asked, so a stated age group that contradicts the date of birth does not reject the
    /// referral.
    static Referral fromService(UUID id, ReferPerson command, UUID sender, CaseTerms terms) {
        return taken(id, command, sender, terms, command.statedAge(terms));
    }

    private static Referral taken(UUID id, ReferPerson command, UUID sender, CaseTerms terms, StatedAge age) {
        return new Referral(id, command.as(age.group()), sender, terms, age.correction());
    }

    public Instant receivedAt() {
        return terms.at();
    }

    boolean declined() {
        return command.ageGroup().needsConsent() && !command.consent();
    }

    /// Whether an adult consented. A child, or a person whose age is unsure, is not asked.
    boolean consented() {
        return command.ageGroup().needsConsent() && command.consent();
    }

    ConsentHow consentHow() {
        return command.consentHow() == null ? ConsentHow.NOT_RECORDED : command.consentHow();
    }

    public CaseFileStage stage() {
        return declined() ? CaseFileStage.NOTIFIED_ONLY : CaseFileStage.REFERRED;
    }
}
