package org.palermo.referral.caserecord.protection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.referral.ConsentHow;
import org.palermo.referral.casefile.referral.GivenConsent;
import org.palermo.referral.casefile.referral.ReferralConsents;
import org.palermo.referral.caserecord.RecordContents;

/// Stores an adult's consent to the referral as a consent record of the case.
@ApplicationScoped
class StoredReferralConsents implements ReferralConsents {
    private final RecordContents contents;
    private final ConsentAnswers consents;

    StoredReferralConsents(RecordContents contents, ConsentAnswers consents) {
        this.contents = contents;
        this.consents = consents;
    }

    @Override
    public Uni<Void> given(Actor actor, VisibleCase file, UUID sender, DataKey key, ConsentHow how, Instant at) {
        Consent said = new Consent(Consent.Matter.REFERRAL, List.of(), at, Consent.By.HERSELF, how, null, null, null, null);
        return contents.addWithReferral(actor, sender, file, key, said, at);
    }

    @Override
    public Uni<Optional<GivenConsent>> given(UUID caseFile) {
        return consents.first(caseFile, consent -> consent.about() == Consent.Matter.REFERRAL);
    }

    @Override
    public Uni<Optional<Instant>> takenBackAt(UUID caseFile) {
        return consents.takenBackAt(caseFile, consent -> consent.about() == Consent.Matter.REFERRAL);
    }
}
