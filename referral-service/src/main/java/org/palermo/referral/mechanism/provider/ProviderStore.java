package org.palermo.referral.mechanism.provider;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for providers.
@ApplicationScoped
class ProviderStore {
    private static final String VIEW = """
            select p.id, p.name, p.kind, p.country,
                   array(select r.region from provider_region r where r.provider = p.id order by r.region) as regions,
                   p.first_responder, p.registered_at, p.closed_on, p.closure_reason, p.version
              from provider p
            """;
    private static final Query<ProviderView> PAGE = Query.of(ProviderView.class, VIEW + """
             where p.country = $1 and ($2 = '' or p.first_responder = ($2 = 'true'))
               and ($3 = '' or (p.closed_at is not null) = ($3 = 'true'))
               and ($7 = '' or strpos(lower(p.name), lower($7)) > 0)
               and (p.registered_at, p.id) < ($4, $5)
             order by p.registered_at desc, p.id desc
             limit $6
            """);
    private static final Query<ProviderView> FIND = Query.of(ProviderView.class, VIEW + "where p.id = $1");
    private static final Query<String> LOCK = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('provider ' || $1, 0)) as text)");
    private static final Change ADD = Change.of("""
            insert into provider (id, name, kind, country, first_responder, synthetic, registered_at)
            select $1, $2, $3, $4, $5, false, $6
             where not exists (select 1 from provider p where p.country = $4 and lower(p.name) = lower($2))
            on conflict (id) do nothing
            """);
    private static final Query<String> RENAMED = Query.of(String.class, """
            select r.name from provider r
             where r.id = $1 and not exists (select 1 from provider p where p.country = r.country and lower(p.name) = lower($2))
            """);
    private static final Change ADD_REGIONS = Change.of(
            "insert into provider_region (provider, region) select $1, unnest(string_to_array($2, ',')) on conflict do nothing");
    private static final Query<Designation> DESIGNATION = Query.of(Designation.class,
            "select kind, first_responder from provider where id = $1 and closed_at is null");
    /// Waits while somebody closes it, and keeps it open until the transaction ends.
    private static final Query<UUID> OPEN = Query.of(UUID.class,
            "select id from provider where id = $1 and closed_at is null for key share");

    /// @param words a part of the name, in capitals or not; null for every name
    Uni<List<ProviderView>> page(String country, Boolean firstResponder, Boolean closed, String words, Cursor after, int limit) {
        return PAGE.list(country, text(firstResponder), text(closed), after.at(), after.id(), limit + 1,
                words == null ? "" : words.strip());
    }

    private static String text(Boolean wanted) {
        return wanted == null ? "" : wanted.toString();
    }

    Uni<Optional<ProviderView>> find(UUID provider) {
        return FIND.first(provider);
    }

    /// Changes of the register of a country come one after the other.
    Uni<Void> lock(String country) {
        return LOCK.one(country).replaceWithVoid();
    }

    /// Found when it is open; then nobody closes it before the transaction ends.
    Uni<Optional<ProviderView>> keepOpen(UUID provider) {
        return OPEN.first(provider).flatMap(open -> open.isPresent() ? find(provider) : Uni.createFrom().item(Optional.empty()));
    }

    /// @return false when it already exists, or another organisation of the country has this name
    Uni<Boolean> add(UUID id, RegisterProvider provider, Instant now) {
        return lock(provider.country())
                .chain(() -> ADD.execute(id, provider.name(), provider.kind(), provider.country(), provider.firstResponder(), now))
                .call(added -> added == 0 ? Uni.createFrom().voidItem() : ADD_REGIONS.execute(id, String.join(",", provider.regions())))
                .map(added -> added > 0);
    }

    /// The present name of the organisation that was registered under this one; none if an organisation of its country has this name now.
    Uni<Optional<String>> renamed(UUID id, String name) {
        return RENAMED.first(id, name);
    }

    Uni<Optional<Designation>> designation(UUID provider) {
        return DESIGNATION.first(provider);
    }
}
