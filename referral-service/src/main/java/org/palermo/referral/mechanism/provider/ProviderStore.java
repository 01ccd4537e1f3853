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
                   p.first_responder, p.registered_at
              from provider p
            """;
    private static final Query<ProviderView> PAGE = Query.of(ProviderView.class, VIEW + """
             where p.country = $1 and ($2 = '' or p.first_responder = ($2 = 'true'))
               and (p.registered_at, p.id) < ($3, $4)
             order by p.registered_at desc, p.id desc
             limit $5
            """);
    private static final Query<ProviderView> FIND = Query.of(ProviderView.class, VIEW + "where p.id = $1");
    private static final Change ADD = Change.of("""
            insert into provider (id, name, kind, country, first_responder, synthetic, registered_at)
            values ($1, $2, $3, $4, $5, false, $6) on conflict (id) do nothing
            """);
    private static final Change ADD_REGIONS = Change.of(
            "insert into provider_region (provider, region) select $1, unnest(string_to_array($2, ',')) on conflict do nothing");
    private static final Query<Designation> DESIGNATION = Query.of(Designation.class, "select kind, first_responder from provider where id = $1");

    Uni<List<ProviderView>> page(String country, Boolean firstResponder, Cursor after, int limit) {
        return PAGE.list(country, firstResponder == null ? "" : firstResponder.toString(), after.at(), after.id(), limit + 1);
    }

    Uni<Optional<ProviderView>> find(UUID provider) {
        return FIND.first(provider);
    }

    /// @return false when it already exists
    Uni<Boolean> add(UUID id, RegisterProvider provider, Instant now) {
        return ADD.execute(id, provider.name(), provider.kind(), provider.country(), provider.firstResponder(), now)
                .call(added -> added == 0 ? Uni.createFrom().voidItem() : ADD_REGIONS.execute(id, String.join(",", provider.regions())))
                .map(added -> added > 0);
    }

    Uni<Optional<Designation>> designation(UUID provider) {
        return DESIGNATION.first(provider);
    }
}
