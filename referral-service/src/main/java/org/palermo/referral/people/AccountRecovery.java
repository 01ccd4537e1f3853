package org.palermo.referral.people;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.people.identity.Account;
import org.palermo.referral.people.identity.Accounts;
import org.palermo.referral.people.identity.IdentityProviderUnavailable;
import org.palermo.referral.people.identity.PeopleConfig;

/// What the identity provider does for somebody who has lost a second factor. Never called inside a transaction.
@ApplicationScoped
public class AccountRecovery {
    private static final Logger LOG = Logger.getLogger(AccountRecovery.class);
    private static final int AT_ONCE = 100;

    private final PeopleConfig config;
    private final PersonRecords records;
    private final Accounts accounts;

    AccountRecovery(PeopleConfig config, PersonRecords records, Accounts accounts) {
        this.config = config;
        this.records = records;
        this.accounts = accounts;
    }

    public boolean isConfigured() {
        return config.adminUrl().isPresent();
    }

    /// Records all accounts of an agency here. Fails with 503 while the identity provider does not answer.
    public Uni<Void> knowAll(Actor asker, UUID agency) {
        return know(Actor.system("people", asker.request()), agency, 0)
                .onFailure(IdentityProviderUnavailable.class).transform(away -> identityAway());
    }

    private static RuntimeException identityAway() {
        return Problems.unavailable("people", "identity-away", "Accounts can't be reached now. Nothing was changed; ask again.");
    }

    private Uni<Void> know(Actor system, UUID agency, int first) {
        return accounts.ofAgency(agency, first, AT_ONCE).flatMap(found -> adopt(system, found)
                .chain(() -> found.size() < AT_ONCE ? Uni.createFrom().voidItem() : know(system, agency, first + AT_ONCE)));
    }

    private Uni<Void> adopt(Actor system, List<Account> found) {
        List<Account> people = found.stream().filter(Account::isPerson).toList();
        return records.among(system, people.stream().map(Account::id).toList()).flatMap(known -> {
            Set<UUID> ids = known.stream().map(PersonRecord::id).collect(Collectors.toSet());
            return Multi.createFrom().iterable(people.stream().filter(account -> !ids.contains(account.id())).toList())
                    .onItem().transformToUniAndConcatenate(account ->
                            accounts.roles(account.id()).flatMap(roles -> records.adopt(system, account, roles)))
                    .collect().last().replaceWithVoid();
        });
    }

    /// A link to choose a new password can be mailed to a person only by an identity provider that mails, at an address that her account
    /// has.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it can't
    public Uni<Void> requireMailable(UUID person) {
        if (config.invitation() != PeopleConfig.Invitation.MAIL) {
            throw Problems.conflict("people", "no-mail", "The identity provider mails nothing here, so nobody can be sent a link.");
        }
        return requireAddress(person).onFailure(IdentityProviderUnavailable.class).transform(away -> identityAway());
    }

    /// Before a password goes. While the identity provider does not answer, nothing is removed yet, and this is not refused.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the account has no address by now
    public Uni<Void> requireStillMailable(UUID person) {
        return requireAddress(person).onFailure(IdentityProviderUnavailable.class).recoverWithNull();
    }

    private Uni<Void> requireAddress(UUID person) {
        return address(person).invoke(address -> {
            if (address.isEmpty()) {
                throw Problems.conflict("people", "no-mail", "The account has no address to which a link could be mailed.");
            }
        }).replaceWithVoid();
    }

    /// The identity provider mails the person a link to choose a new password. Nobody else sees it.
    public Uni<Void> mailPasswordLink(UUID person) {
        return accounts.mailInvitation(person);
    }

    /// Removes everything that the person signs in with, asks for a new second factor and ends all sessions. A person
    /// who is suspended or removed by then is closed again at the identity provider, because this may have overwritten it.
    ///
    /// @param passwordToo false to leave the password
    /// @return false when the identity provider does not answer; a repeat changes nothing that is done
    public Uni<Boolean> removeSecondFactors(UUID person, boolean passwordToo) {
        return accounts.find(person)
                .flatMap(found -> found.isEmpty() ? Uni.createFrom().voidItem() : accounts.removeSecondFactors(person, passwordToo))
                .eventually(() -> records.tellAgainIfClosed(IdentityProviderSync.PEOPLE, person))
                .replaceWith(true)
                .onFailure(IdentityProviderUnavailable.class).recoverWithItem(away -> {
                    LOG.warnf("A second factor could not be removed; the service will try again: %s", away.getMessage());
                    return false;
                });
    }

    /// The person's address; empty when she has none.
    public Uni<Optional<String>> address(UUID person) {
        return accounts.find(person).map(found -> found.map(Account::email).filter(address -> !address.isBlank()));
    }
}
