package org.palermo.referral.mechanism.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// What an organisation still has to do. It can be closed once all of it is zero.
///
/// @param cases cases that are not over, on which its people work or decide, or which it runs
/// @param records records of such cases in which it takes part, as guardian, adviser or prosecutor, and which have not ended
/// @param referrals onward referrals from and to it that wait for an answer, and needs that it has accepted and that last
/// @param questions requests for information from and to it that wait for an answer
/// @param services its service lines that are not closed
/// @param people stays in its shelters that are agreed or go on, and people who were counted there without a stay; null while the shelter
///     service does not answer
/// @param holds places that are held in its shelters; null while the shelter service does not answer
@RegisterForReflection
public record OpenWorkView(long cases, long records, long referrals, long questions, long services, @JsonInclude Long people,
        @JsonInclude Long holds) {

    static OpenWorkView of(OwnWork own, ShelterWork shelters) {
        return new OpenWorkView(own.cases(), own.records(), own.referrals(), own.questions(), own.services(),
                shelters == null ? null : shelters.people(), shelters == null ? null : shelters.holds());
    }

    boolean leavesNothing() {
        return cases + records + referrals + questions + services == 0 && people != null && people + holds == 0;
    }

    /// The counts in words, and nothing else.
    String said() {
        return "%d cases, %d records, %d referrals, %d questions, %d services, %d people in shelters, %d holds"
                .formatted(cases, records, referrals, questions, services, people, holds);
    }

    /// What this service knows of it.
    @RegisterForReflection
    record OwnWork(long cases, long records, long referrals, long questions, long services) {}

    /// What the shelter service answers of it.
    @RegisterForReflection
    record ShelterWork(@NotNull Long people, @NotNull Long holds) {}
}
