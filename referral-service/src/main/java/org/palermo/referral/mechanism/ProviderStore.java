package org.palermo.referral.mechanism;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.scope.Sql;

/// Queries for providers.
@ApplicationScoped
class ProviderStore {

    Uni<List<ProviderView>> page(String country, Boolean firstResponder, Cursor after, int limit) {
        return Sql.list(Object[].class, """
                        select p.id, p.name, p.kind, p.country,
                               (select string_agg(r.region, ',' order by r.region) from provider_region r where r.provider = p.id),
                               p.first_responder, p.registered_at
                          from provider p
                         where p.country = ?1 and (?2 = '' or p.first_responder = (?2 = 'true'))
                           and (p.registered_at, p.id) < (?3, ?4)
                         order by p.registered_at desc, p.id desc
                         limit ?5
                        """,
                        country, firstResponder == null ? "" : firstResponder.toString(), after.at(), after.id(), limit + 1)
                .map(rows -> rows.stream().map(ProviderStore::view).toList());
    }

    Uni<Optional<ProviderView>> find(UUID provider) {
        return Sql.first(Object[].class, """
                        select p.id, p.name, p.kind, p.country,
                               (select string_agg(r.region, ',' order by r.region) from provider_region r where r.provider = p.id),
                               p.first_responder, p.registered_at
                          from provider p
                         where p.id = ?1
                        """, provider)
                .map(row -> row.map(ProviderStore::view));
    }

    /// @return false when it already exists
    Uni<Boolean> add(UUID id, RegisterProvider provider, Instant now) {
        return Sql.execute("""
                        insert into provider (id, name, kind, country, first_responder, synthetic, registered_at)
                        values (?1, ?2, ?3, ?4, ?5, false, ?6) on conflict (id) do nothing
                        """, id, provider.name(), provider.kind().name(), provider.country(), provider.firstResponder(), now)
                .call(added -> added == 0 ? Uni.createFrom().voidItem() : Sql.execute(
                        "insert into provider_region (provider, region) select ?1, unnest(string_to_array(?2, ',')) on conflict do nothing",
                        id, String.join(",", provider.regions())))
                .map(added -> added > 0);
    }

    Uni<Optional<Designation>> designation(UUID provider) {
        return Sql.first(Object[].class, "select kind, first_responder from provider where id = ?1", provider)
                .map(row -> row.map(r -> new Designation(ProviderKind.valueOf((String) r[0]), (Boolean) r[1])));
    }

    private static ProviderView view(Object[] r) {
        return new ProviderView((UUID) r[0], (String) r[1], ProviderKind.valueOf((String) r[2]), (String) r[3],
                r[4] == null ? List.of() : Arrays.asList(((String) r[4]).split(",")), (Boolean) r[5], (Instant) r[6]);
    }
}
