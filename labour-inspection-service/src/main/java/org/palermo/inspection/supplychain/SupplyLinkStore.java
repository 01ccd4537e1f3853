package org.palermo.inspection.supplychain;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over links. The policies of the table show only what the caller may see.
@ApplicationScoped
class SupplyLinkStore {
    private static final String COLUMNS = """
            l.id, l.product, l.tier, l.source, l.source_title, l.valid_from, l.valid_until, l.agency, l.recorded_at, l.ended_at,
                    l.end_reason,
                   coalesce(sw.id, sc.id) as supplier, case when sw.id is null then 'COMPANY' else 'WORKPLACE' end as supplier_kind,
                   coalesce(sw.reference, sc.reference) as supplier_reference, coalesce(sw.name, sc.name) as supplier_name,
                   coalesce(sw.country, sc.country) as supplier_country, sw.os_id as supplier_os_id,
                   coalesce(bw.id, bc.id) as buyer, case when bw.id is null then 'COMPANY' else 'WORKPLACE' end as buyer_kind,
                   coalesce(bw.reference, bc.reference) as buyer_reference, coalesce(bw.name, bc.name) as buyer_name,
                   coalesce(bw.country, bc.country) as buyer_country, bw.os_id as buyer_os_id
            """;
    /// A workplace that was merged into another is that other one.
    private static final String PARTIES = """
              left join workplace s on s.id = l.supplier_workplace left join company sc on sc.id = l.supplier_company
              left join workplace sw on sw.id = case when s.merged_into is null then s.id else workplace_now(s.id) end
              left join workplace b on b.id = l.buyer_workplace left join company bc on bc.id = l.buyer_company
              left join workplace bw on bw.id = case when b.merged_into is null then b.id else workplace_now(b.id) end
            """;
    private static final String LINK = "select 0 as step, " + COLUMNS;
    private static final String OF_PARTY = """
              from (select n.* from unnest(supply_parts(supply_parties(array[cast($1 as uuid)]))) as f(party) cross join lateral
                        (select * from supply_link o where %s = f.party and (o.recorded_at, o.id) < ($2, $3)
                          order by o.recorded_at desc, o.id desc limit $4) n) l
            """;
    private static final String LATEST = " order by l.recorded_at desc, l.id desc limit $4";
    private static final Query<LinkRow> FIND = Query.of(LinkRow.class, LINK + " from supply_link l " + PARTIES + " where l.id = $1");
    private static final Query<LinkRow> TO_BUYERS = Query.of(LinkRow.class, LINK + OF_PARTY.formatted("o.supplier") + PARTIES + LATEST);
    private static final Query<LinkRow> TO_SUPPLIERS = Query.of(LinkRow.class, LINK + OF_PARTY.formatted("o.buyer") + PARTIES + LATEST);
    private static final Query<LinkRow> WALK = Query.of(LinkRow.class, "select w.step, " + COLUMNS + """
              from supply_walk($1, $2, $3, $4, $5) w join supply_link l on l.id = w.link
            """ + PARTIES + " order by w.step, l.recorded_at desc, l.id desc");
    private static final Query<UUID> FOUND_AT = Query.of(UUID.class, """
            select v.workplace from finding f join visit v on v.id = f.visit
             where coalesce(f.chosen, f.id) = $1 and f.agency = $2
            """);
    private static final Query<UUID> FINDING = Query.of(UUID.class,
            "select f.id from finding f where coalesce(f.chosen, f.id) = $1 and f.agency = $2");
    /// A link of a record that was merged into a party is a link of that party.
    private static final Change ADD = Change.of("""
            insert into supply_link (id, supplier_workplace, supplier_company, buyer_workplace, buyer_company, product, product_key, tier,
                    source,
                                     source_title, valid_from, valid_until, agency, recorded_by, recorded_at)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
             where not exists (
                    select from supply_link k
                     where k.agency = $13 and k.supplier = any (supply_parts(array[coalesce(cast($2 as uuid), cast($3 as uuid))]))
                       and k.buyer = any (supply_parts(array[coalesce(cast($4 as uuid), cast($5 as uuid))]))
                       and k.product_key = $7 and k.source = $9 and k.valid_from = $11 and not k.withdrawn)
            on conflict do nothing
            """);
    private static final Change END = Change.of("""
            update supply_link
               set end_reason = $2, withdrawn = $3, valid_until = coalesce($4, valid_until), ended_at = $5, ended_by = $6
             where id = $1 and ended_at is null
            """);

    Uni<Optional<LinkRow>> find(UUID id) {
        return FIND.first(id);
    }

    /// @return at most `limit` links of the party in one direction, latest first
    Uni<List<LinkRow>> page(UUID party, LinkDirection direction, Cursor after, int limit) {
        return (direction == LinkDirection.BUYERS ? TO_BUYERS : TO_SUPPLIERS).list(party, after.at(), after.id(), limit);
    }

    /// The links over which a party reaches others, by step.
    Uni<List<LinkRow>> walk(UUID party, LinkDirection direction, LocalDate on, int steps, int links) {
        return WALK.list(party, direction == LinkDirection.BUYERS, on, steps, links);
    }

    /// @param finding the id by which the inspectorate knows it
    /// @return the workplace at which it was found; empty for a finding of another inspectorate
    Uni<Optional<UUID>> foundAt(UUID finding, Actor actor) {
        return FOUND_AT.first(finding, actor.agency());
    }

    /// @param finding the id by which the inspectorate knows it
    /// @return the id of its row, for the audit
    Uni<Optional<UUID>> rowOf(UUID finding, Actor actor) {
        return FINDING.first(finding, actor.agency());
    }

    /// @return false when the inspectorate has the same link already
    Uni<Boolean> add(UUID id, RecordSupplyLink link, Party supplier, Party buyer, Actor actor, Instant now) {
        return ADD.execute(id, ifIs(supplier, PartyKind.WORKPLACE), ifIs(supplier, PartyKind.COMPANY), ifIs(buyer, PartyKind.WORKPLACE),
                        ifIs(buyer, PartyKind.COMPANY), link.product(), productKey(link.product()), link.tier(), link.source(),
                                link.sourceTitle(),
                        link.validFrom(), link.validUntil(), actor.agency(), actor.subject(), now)
                .map(added -> added == 1);
    }

    /// @return false when it was ended before, or is another inspectorate's
    Uni<Boolean> end(UUID id, EndSupplyLink command, Actor actor, Instant now) {
        return END.execute(id, command.reason(), command.reason() == EndReason.MISTAKE, command.lastDay(), now,
                actor.subject()).map(changed -> changed == 1);
    }

    static String productKey(String product) {
        return product.strip().toLowerCase(Locale.ROOT);
    }

    private static UUID ifIs(Party party, PartyKind kind) {
        return party.kind() == kind ? party.id() : null;
    }
}
