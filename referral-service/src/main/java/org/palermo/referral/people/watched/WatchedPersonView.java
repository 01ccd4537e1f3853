package org.palermo.referral.people.watched;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.palermo.referral.people.identity.Account;

/// A person whose accesses the audit records.
///
/// @param id the subject of the account, as the audit has it
/// @param name as the account has it
/// @param agency the organisation of the person
/// @param open whether the person may sign in; false for an account that is suspended or removed
@RegisterForReflection
public record WatchedPersonView(UUID id, String name, UUID agency, boolean open) {

    static WatchedPersonView of(Account account) {
        return new WatchedPersonView(account.id(), account.name(), account.agency(), account.enabled());
    }
}
