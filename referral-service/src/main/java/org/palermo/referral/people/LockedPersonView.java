package org.palermo.referral.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.referral.people.identity.Account;
import org.palermo.referral.people.identity.AccountLock;

/// A person who can't sign in for some minutes, because of wrong passwords.
///
/// @param name given name and family name
/// @param email the address at work, which is also the user name; left out when the account has none
/// @param failures how many wrong passwords there were in a row
/// @param lastFailureAt when the last one was entered, in UTC; left out when the identity provider does not say
/// @param lockedUntil when the lock ends by itself, in UTC; left out when the identity provider does not say
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LockedPersonView(
        UUID id, String name, String email, int failures, Instant lastFailureAt, Instant lockedUntil) {

    static LockedPersonView of(Account account, AccountLock lock) {
        return new LockedPersonView(account.id(), account.name(), account.email(), lock.failures(), lock.lastFailureAt(), lock.until());
    }
}
