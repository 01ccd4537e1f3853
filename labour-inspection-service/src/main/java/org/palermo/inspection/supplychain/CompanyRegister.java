package org.palermo.inspection.supplychain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.sql.Query;

/// Companies for other components, in the caller's transaction.
@ApplicationScoped
public class CompanyRegister {
    private static final Query<Known> KNOWN = Query.of(Known.class, """
            select p.n, c.id
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as p(n integer, country text, number text, key text)
              cross join lateral (
                    select x.id from (
                        select c.id from company c where c.country = p.country and c.number = p.number
                        union all
                        select c.id from company c where c.name_key = p.key and (c.number is null or p.number is null)) x
                     limit 1) c
            """);

    private final CompanyStore store;
    private final ObjectMapper json;

    CompanyRegister(CompanyStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    @RegisterForReflection
    record Known(int n, UUID id) {}

    @RegisterForReflection
    record Sought(int n, String country, String number, String key) {}

    public Uni<Optional<CompanyView>> find(UUID id) {
        return store.find(id);
    }

    /// @param written the id or the reference of a company
    public Uni<Optional<CompanyView>> named(String written) {
        return store.named(written);
    }

    /// Whether a name has a letter or a digit: no other name is one.
    public static boolean isName(String name) {
        return name != null && !CompanyName.words(name).isEmpty();
    }

    /// The companies of these names and numbers; those that are not known are registered.
    ///
    /// @return their ids, in the same order
    public Uni<List<UUID>> ids(List<RegisterCompany> companies, Instant now) {
        List<Sought> sought = new ArrayList<>();
        companies.forEach(c -> sought.add(new Sought(sought.size(), c.country(), c.number(), CompanyName.key(c.country(), c.name()))));
        return store.lock().chain(() -> KNOWN.list(write(sought))).flatMap(known -> {
            Map<Integer, UUID> ids = new HashMap<>();
            known.forEach(row -> ids.put(row.n(), row.id()));
            return Multi.createFrom().range(0, companies.size())
                    .onItem().transformToUniAndConcatenate(n -> ids.containsKey(n)
                            ? Uni.createFrom().item(ids.get(n)) : added(companies.get(n), now))
                    .collect().asList();
        });
    }

    /// An earlier row of the same batch may have registered it.
    private Uni<UUID> added(RegisterCompany company, Instant now) {
        return store.findSame(company).flatMap(same -> same.isPresent() ? Uni.createFrom().item(same.get().id()) : store.add(company,
                now).map(CompanyView::id));
    }

    private String write(List<Sought> sought) {
        try {
            return json.writeValueAsString(sought);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names can't be written", e);
        }
    }
}
