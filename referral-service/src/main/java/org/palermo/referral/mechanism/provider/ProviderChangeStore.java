package org.palermo.referral.mechanism.provider;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for changes of the register of organisations.
@ApplicationScoped
class ProviderChangeStore {
    private static final int MOST_EARLIER = 200;
    /// Waits for transactions that assign something to the organisation, and makes later ones wait.
    private static final Query<UUID> LOCK = Query.of(UUID.class, "select id from provider where id = $1 for update");
    private static final Query<UUID> LOCK_KIND = Query.of(UUID.class, "select id from organisation where id = $1 for update");
    private static final Query<Boolean> TAKEN = Query.of(Boolean.class,
            "select exists (select 1 from provider where country = $1 and lower(name) = lower($2) and id <> $3)");
    private static final Query<Boolean> ANOTHER_AUTHORITY = Query.of(Boolean.class, """
            select exists (select 1 from provider
                            where kind = 'COMPETENT_AUTHORITY' and country = $1 and id <> $2 and closed_at is null)
            """);
    private static final Change KEEP = Change.of("""
            insert into provider_edition (provider, version, name, first_responder, closed_on, closure_reason, until_at, ended_by)
            select id, version, name, first_responder, closed_on, closure_reason, $2, $3 from provider where id = $1
            """);
    private static final Change CHANGE = Change.of(
            "update provider set name = $2, first_responder = $3, version = version + 1 where id = $1");
    private static final Change CLOSE = Change.of(
            "update provider set closed_at = $2, closed_on = $3, closure_reason = $4, version = version + 1 where id = $1");
    private static final Change REOPEN = Change.of(
            "update provider set closed_at = null, closed_on = null, closure_reason = null, version = version + 1 where id = $1");
    private static final Query<EarlierProviderView> EARLIER = Query.of(EarlierProviderView.class, """
            select name, first_responder, closed_on, closure_reason, until_at as until from provider_edition
             where provider = $1 order by version desc limit $2
            """);
    private static final Query<OpenWorkView.OwnWork> OPEN_WORK = Query.of(OpenWorkView.OwnWork.class,
            "select cases, records, referrals, questions, services from open_work_of($1)");

    private final TransactionTime time;

    ProviderChangeStore(TransactionTime time) {
        this.time = time;
    }

    Uni<Void> lock(UUID provider) {
        return LOCK.one(provider).chain(() -> LOCK_KIND.first(provider)).replaceWithVoid();
    }

    /// Whether another organisation of the country has this name.
    Uni<Boolean> isTaken(String country, String name, UUID provider) {
        return TAKEN.one(country, name, provider);
    }

    Uni<Boolean> hasAnotherAuthority(String country, UUID provider) {
        return ANOTHER_AUTHORITY.one(country, provider);
    }

    /// Keeps the present values before a change.
    Uni<Void> keep(UUID provider, String by) {
        return KEEP.execute(provider, time.now(), by).replaceWithVoid();
    }

    Uni<Void> change(UUID provider, ChangeProvider command) {
        return CHANGE.execute(provider, command.name(), command.firstResponder()).replaceWithVoid();
    }

    Uni<Void> close(UUID provider, CloseProvider command) {
        return CLOSE.execute(provider, time.now(), command.on(), command.reason()).replaceWithVoid();
    }

    Uni<Void> reopen(UUID provider) {
        return REOPEN.execute(provider).replaceWithVoid();
    }

    /// Latest first.
    Uni<List<EarlierProviderView>> earlier(UUID provider) {
        return EARLIER.list(provider, MOST_EARLIER);
    }

    Uni<OpenWorkView.OwnWork> openWork(UUID provider) {
        return OPEN_WORK.one(provider);
    }
}
