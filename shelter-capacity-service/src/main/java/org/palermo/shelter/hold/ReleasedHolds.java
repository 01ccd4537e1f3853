package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.availability.CountedQuestions;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// Discourages counting places by holding and releasing them: a released hold costs questions, and a series of released holds is
/// reported to the mechanism's administrators.
@ApplicationScoped
class ReleasedHolds {
    private final HoldStore store;
    private final CountedQuestions questions;
    private final ShelterProfiles profiles;
    private final Notices notices;
    private final TransactionTime time;

    ReleasedHolds(HoldStore store, CountedQuestions questions, ShelterProfiles profiles, Notices notices, TransactionTime time) {
        this.store = store;
        this.questions = questions;
        this.profiles = profiles;
        this.notices = notices;
        this.time = time;
    }

    /// Charges the holder for a released hold. Call after the release is flushed.
    Uni<Void> charge(Hold hold) {
        return questions.charge(hold.caseFile, profile(hold)).chain(() -> watch(hold));
    }

    /// Reports a series of released holds, at most once a day.
    Uni<Void> watch(Hold hold) {
        return store.tellSeries(hold.agency, profile(hold).givenBackTold(), time.now())
                .flatMap(series -> series
                        ? notices.tellRole(Role.MECHANISM_ADMINISTRATOR, Territory.countryOf(hold.area),
                                "HOLDS_GIVEN_BACK", hold.agency, hold.reference)
                        : Uni.createFrom().voidItem());
    }

    private ShelterProfile profile(Hold hold) {
        return profiles.of(hold.area);
    }
}
