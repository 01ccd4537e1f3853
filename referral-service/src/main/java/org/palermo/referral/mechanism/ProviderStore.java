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

/// Queries over providers.
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

    Uni<Optional<Designation>> designation(UUID provider) {
        return Sql.first(Object[].class, "select kind, first_responder from provider where id = ?1", provider)
                .map(row -> row.map(r -> new Designation(ProviderKind.valueOf((String) r[0]), (Boolean) r[1])));
    }

    private static ProviderView view(Object[] r) {
        return new ProviderView((UUID) r[0], (String) r[1], ProviderKind.valueOf((String) r[2]), (String) r[3],
                r[4] == null ? List.of() : Arrays.asList(((String) r[4]).split(",")), (Boolean) r[5], (Instant) r[6]);
    }
}
