package org.palermo.inspection.supplychain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Query;

/// Finds the parties of a batch of rows with one statement, and writes its links with another.
@ApplicationScoped
class LinkImportStore {
    private static final Query<Found> FIND = Query.of(Found.class, """
            select p.n, w.id as workplace, coalesce(w.household, false) as household, c.id as company
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as p(n integer, reference text, os_id text, country text,
                      number text, key text)
              left join lateral (
                    select workplace_now(x.id) as id, x.household from (
                        select w.id, w.kind = 'PRIVATE_HOUSEHOLD' as household from workplace w where w.reference = p.reference
                        union all
                        select w.id, w.kind = 'PRIVATE_HOUSEHOLD' from workplace w where p.reference is null and w.os_id = p.os_id) x
                     limit 1) w on true
              left join lateral (
                    select x.id from (
                        select c.id from company c where c.reference = p.reference
                        union all
                        select c.id from company c where p.reference is null and p.os_id is null and c.country = p.country
                          and c.number = p.number
                        union all
                        select c.id from company c where p.reference is null and p.os_id is null and c.name_key = p.key
                                                     and (c.number is null or p.number is null)) x
                     limit 1) c on true
            """);
    /// A link of a record that was merged into a party is a link of that party.
    private static final Query<UUID> ADD = Query.of(UUID.class, """
            insert into supply_link (id, supplier_workplace, supplier_company, buyer_workplace, buyer_company, product, product_key, tier,
                    source,
                                     source_title, valid_from, valid_until, agency, recorded_by, recorded_at)
            select l.id, l.supplier_workplace, l.supplier_company, l.buyer_workplace, l.buyer_company, l.product, l.product_key, l.tier,
                    l.source,
                   l.source_title, l.valid_from, l.valid_until, $2, $3, $4
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as l(id uuid, supplier_workplace uuid, supplier_company uuid,
                      buyer_workplace uuid,
                   buyer_company uuid, product text, product_key text, tier smallint, source text, source_title text, valid_from date,
                           valid_until date)
             where not exists (
                    select from supply_link k
                     where k.agency = $2 and k.supplier = any (supply_parts(array[coalesce(l.supplier_workplace, l.supplier_company)]))
                       and k.buyer = any (supply_parts(array[coalesce(l.buyer_workplace, l.buyer_company)]))
                       and k.product_key = l.product_key and k.source = l.source and k.valid_from = l.valid_from and not k.withdrawn)
            on conflict do nothing
            returning id
            """);

    private final ObjectMapper json;

    LinkImportStore(ObjectMapper json) {
        this.json = json;
    }

    Uni<List<Found>> find(List<Sought> parties) {
        return FIND.list(write(parties));
    }

    /// @return the ids of the links that are new
    Uni<List<UUID>> add(List<NewLink> links, Actor actor, Instant now) {
        return ADD.list(write(links), actor.agency(), actor.subject(), now);
    }

    /// @param n its place in the batch
    /// @param key of its name, or null
    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Sought(int n, String reference, String osId, String country, String number, String key) {}

    /// @param workplace or null
    /// @param company or null
    @RegisterForReflection
    record Found(int n, UUID workplace, boolean household, UUID company) {}

    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record NewLink(
            UUID id, UUID supplierWorkplace, UUID supplierCompany, UUID buyerWorkplace, UUID buyerCompany, String product,
                    String productKey,
            Integer tier, LinkSource source, String sourceTitle, LocalDate validFrom, LocalDate validUntil) {}

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows can't be written", e);
        }
    }
}
