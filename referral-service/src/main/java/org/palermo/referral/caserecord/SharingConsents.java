package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.referral.profile.ServiceCategory;

/// Whether she has taken back that something is shared of her. To be asked inside a scoped transaction.
@ApplicationScoped
public class SharingConsents {
    private final SaidConsents consents;

    SharingConsents(SaidConsents consents) {
        this.consents = consents;
    }

    /// Her last word is that nothing is shared with services of this category. Of one that no scope of a consent names she can't have said so.
    public Uni<Boolean> isWithdrawn(UUID caseFile, ServiceCategory category) {
        return Consent.Scope.of(category)
                .map(scope -> consents.takenBackAt(caseFile, consent -> isAbout(consent, scope)).map(Optional::isPresent))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    static boolean isAbout(Consent consent, Consent.Scope scope) {
        return consent.about() == Consent.Matter.SHARING && consent.scope().contains(scope);
    }
}
