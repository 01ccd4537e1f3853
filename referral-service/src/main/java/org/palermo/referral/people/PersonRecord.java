package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.people.identity.Account;

/// The decisions on an account. It contains no name.
///
/// @param state never `INVITED`, which only the identity provider knows
/// @param pending whether the identity provider has not been informed yet
/// @param cases the number of cases on which the person works as a coordinator
/// @param decides the number of cases that the person has as one of its authority
@RegisterForReflection
record PersonRecord(
        UUID id, UUID agency, List<String> roles, PersonState state, SuspensionReason reason, Instant suspendedAt, Instant recordedAt,
        Instant reviewedAt, boolean pending, int cases, int decides, int version) {

    boolean isActive() {
        return state == PersonState.ACTIVE;
    }

    PersonRecord requireActive() {
        if (!isActive()) {
            throw Problems.conflict("people", "not-active", "The account is suspended or removed.");
        }
        return this;
    }

    /// A role can be removed only after all cases that need it are handed over, so that no case is left to somebody who cannot see it.
    void requireCasesKept(Collection<String> roles) {
        if (cases > 0 && !roles.contains(Role.CASE_COORDINATOR) || decides > 0 && !roles.contains(Role.COMPETENT_AUTHORITY)) {
            throw Problems.conflict("people", "works-on-cases", "The person works on cases: hand them over first.");
        }
    }

    /// A successor needs the role for each kind of work that the leaver has.
    PersonRecord requireSuccessor(String field, PersonRecord leaver) {
        boolean coordinates = roles.contains(Role.CASE_COORDINATOR) || leaver.cases == 0 && leaver.decides > 0;
        boolean decides = roles.contains(Role.COMPETENT_AUTHORITY) || leaver.decides == 0;
        if (!isActive() || !coordinates || !decides || !agency.equals(leaver.agency()) || id.equals(leaver.id())) {
            throw leaver.noSuccessor(field);
        }
        return this;
    }

    RuntimeException noSuccessor(String field) {
        return Problems.invalid(field, decides == 0
                ? "must be another active case coordinator of the same organisation"
                : "must be another active person of the same organisation with the roles that the cases need");
    }

    PersonRecord requireSuspended() {
        if (state != PersonState.SUSPENDED) {
            throw Problems.conflict("people", "not-suspended", "The account is not suspended.");
        }
        return this;
    }

    /// Access is confirmed once per quarter: an account recorded or confirmed in one quarter is due by the end of the next.
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
        PersonState shown = isActive() && account != null ? PersonState.of(account) : state;
        return new PersonView(id, agency, account == null ? null : account.givenName(), account == null ? null : account.familyName(),
                account == null ? null : account.email(), roles, shown, reason, suspendedAt, recordedAt, reviewedAt,
                reviewDueOn(zone), reviewOverdue(now, zone), pending, cases + decides, version);
    }
}
