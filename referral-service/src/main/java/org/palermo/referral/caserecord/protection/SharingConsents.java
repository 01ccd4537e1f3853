package org.palermo.referral.caserecord.protection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.referral.profile.ServiceCategory;

/// Whether the person has withdrawn consent to share data. Call it inside a scoped transaction.
@ApplicationScoped
public class SharingConsents {
    private final ConsentAnswers consents;

    SharingConsents(ConsentAnswers consents) {
        this.consents = consents;
    }

    /// Whether the latest answer forbids sharing with services of this category. Always false for a category that no consent scope covers.
    public Uni<Boolean> isWithdrawn(UUID caseFile, ServiceCategory category) {
        return Consent.Scope.of(category)
                .map(scope -> consents.takenBackAt(caseFile, consent -> isAbout(consent, scope)).map(Optional::isPresent))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    static boolean isAbout(Consent consent, Consent.Scope scope) {
        return consent.about() == Consent.Matter.SHARING && consent.scope().contains(scope);
    }
}
