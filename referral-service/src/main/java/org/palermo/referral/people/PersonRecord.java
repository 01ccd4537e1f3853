package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;

/// What was decided about an account. It holds no name.
///
/// @param state never `INVITED`, which the identity provider knows
/// @param pending whether the identity provider has yet to be told
@RegisterForReflection
record PersonRecord(
        UUID id, UUID agency, List<String> roles, PersonState state, SuspensionReason reason, Instant suspendedAt, Instant recordedAt,
        Instant reviewedAt, boolean pending, int version) {

    boolean isActive() {
        return state == PersonState.ACTIVE;
    }

    PersonRecord requireActive() {
        if (!isActive()) {
            throw Problems.conflict("people", "not-active", "The account is suspended or removed.");
        }
        return this;
    }

    PersonRecord requireSuspended() {
        if (state != PersonState.SUSPENDED) {
            throw Problems.conflict("people", "not-suspended", "The account is not suspended.");
        }
        return this;
    }

    /// Access is confirmed once in each quarter: what was recorded or confirmed in one is due by the end of the next.
    LocalDate reviewDueOn(ZoneId zone) {
        return isActive() ? Quarter.of(lastConfirmed(), zone).next().lastDay() : null;
    }

    boolean reviewOverdue(Instant now, ZoneId zone) {
        return isActive() && now.atZone(zone).toLocalDate().isAfter(reviewDueOn(zone));
    }

    private Instant lastConfirmed() {
        return reviewedAt == null || reviewedAt.isBefore(recordedAt) ? recordedAt : reviewedAt;
    }

    /// @param account null while the identity provider does not answer
    PersonView seen(Account account, Instant now, ZoneId zone) {
        PersonState shown = isActive() && account != null ? account.state() : state;
        return new PersonView(id, agency, account == null ? null : account.givenName(), account == null ? null : account.familyName(),
                account == null ? null : account.email(), roles, shown, reason, suspendedAt, recordedAt, reviewedAt,
                reviewDueOn(zone), reviewOverdue(now, zone), pending, version);
    }
}
