package org.palermo.inspection.wage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.wage.calculation.PayPeriod;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the claims of the caller's inspectorate. Name, label and date of birth are sealed under a key of the claim's own.
@ApplicationScoped
public class WageClaimStore {
    static final String PURPOSE = "WAGE_CLAIM";
    private static final String NAME = "wage_claim.name";
    private static final String LABEL = "wage_claim.label";
    private static final String BORN_ON = "wage_claim.born_on";
    private static final String CLAIM = """
            select c.id, c.reference, c.workplace, coalesce(v.chosen, v.id) as visit, c.country, c.agency, c.region, c.category,
                c.currency, c.pay_period,
                   c.standby_percent, c.employed_from, c.employed_until, c.language, c.sealed_name, c.sealed_label, c.sealed_born_on,
                       c.owed, c.repaid,
                   c.calculated_at, c.calculated_version as calculated_facts, c.recorded_at, c.version, c.facts,
                       c.erased_at is not null as erased
              from wage_claim c left join visit v on v.id = c.visit
             where c.agency = $1
            """;
    private static final Query<Row> FIND = Query.of(Row.class, CLAIM + " and c.id = $2");
    private static final Query<Row> PAGE = Query.of(Row.class, CLAIM + """
             and (cast($2 as uuid) is null or c.workplace in (select workplace_parts(cast($2 as uuid))))
              and (cast($3 as uuid) is null or coalesce(v.chosen, v.id) = $3)
             and (cast($4 as uuid) is null or c.workplace in (
                   select workplace_parts(x.workplace) from visit x where coalesce(x.chosen, x.id) = $4 and x.agency = $1))
             and (not $5 or c.owed > c.repaid) and (c.recorded_at, c.id) < ($6, $7)
             order by c.recorded_at desc, c.id desc limit $8
            """);
    private static final Query<UUID> LOCK = Query.of(UUID.class, "select id from wage_claim where id = $1 and agency = $2 for update");
    private static final Change ADD = Change.of("""
            insert into wage_claim (id, reference, workplace, visit, country, agency, currency, recorded_by, recorded_at, region, category,
                pay_period,
                                    standby_percent, employed_from, employed_until, language, sealed_name, sealed_label, sealed_born_on)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """);
    private static final Change CHANGE = Change.of("""
            update wage_claim
               set region = $2, category = $3, pay_period = $4, standby_percent = $5, employed_from = $6, employed_until = $7,
                   language = $8,
                   sealed_name = $9, sealed_label = $10, sealed_born_on = $11, version = version + 1, facts = facts + 1
             where id = $1
            """);
    private static final Change TOUCH = Change.of("update wage_claim set version = version + 1, facts = facts + 1 where id = $1");
    private static final Change CALCULATED = Change.of("""
            update wage_claim set owed = $2, calculated_at = $3, calculated_version = facts, version = version + 1 where id = $1
            """);
    private static final Change REPAID = Change.of("update wage_claim set repaid = repaid + $2, version = version + 1 where id = $1");

    private final DataKeys keys;

    WageClaimStore(DataKeys keys) {
        this.keys = keys;
    }

    @RegisterForReflection
    private record Row(
            UUID id, String reference, UUID workplace, UUID visit, String country, UUID agency, String region, String category,
                    String currency,
            String payPeriod, Integer standbyPercent, LocalDate employedFrom, LocalDate employedUntil, String language, byte[] sealedName,
            byte[] sealedLabel, byte[] sealedBornOn, Long owed, long repaid, Instant calculatedAt, Integer calculatedFacts,
            Instant recordedAt,
            int version, int facts, boolean erased) {}

    public Uni<Optional<WageClaim>> find(UUID id, Actor actor) {
        return FIND.list(actor.agency(), id).flatMap(this::opened).map(found -> found.stream().findFirst());
    }

    /// @param workplace id, or null for all
    /// @param visit the id by which the inspectorate knows it, or null for all
    /// @param visitWorkplace a visit whose workplace it is, by the id that the inspectorate uses, or null for all
    /// @param unpaid only claims with an unpaid balance
    record Filter(UUID workplace, UUID visit, UUID visitWorkplace, boolean unpaid) {}

    /// @return at most `limit` claims, latest first
    Uni<List<WageClaim>> page(Actor actor, Filter filter, Cursor after, int limit) {
        return PAGE.list(actor.agency(), filter.workplace, filter.visit, filter.visitWorkplace, filter.unpaid, after.at(), after.id(),
                limit).flatMap(this::opened);
    }

    /// Locks the claim until the end of the transaction.
    ///
    /// @return whether there is one
    public Uni<Boolean> lock(UUID id, Actor actor) {
        return LOCK.first(id, actor.agency()).map(Optional::isPresent);
    }

    /// @param visit id of the visit's row, or null
    Uni<Void> insert(WageClaim c, UUID visit, Actor actor) {
        DataKey key = keys.fresh(c.id(), PURPOSE);
        WageWorker w = c.worker();
        return ADD.execute(c.id(), c.reference(), c.workplace(), visit, c.country(), c.agency(), c.currency(), actor.subject(),
                        c.recordedAt(), w.region(),
                        w.category(), w.payPeriod(), w.standbyPercent(), w.employedFrom(), w.employedUntil(), w.language(),
                        sealed(key, NAME, w.name()),
                        sealed(key, LABEL, w.label()), sealed(key, BORN_ON, w.bornOn()))
                .chain(() -> keys.store(key));
    }

    /// @throws java.util.NoSuchElementException when the key was destroyed
    Uni<Void> change(UUID id, WageWorker w) {
        return keys.find(id, PURPOSE).map(Optional::orElseThrow)
                .flatMap(key -> CHANGE.execute(id, w.region(), w.category(), w.payPeriod(), w.standbyPercent(),
                w.employedFrom(), w.employedUntil(), w.language(), sealed(key, NAME, w.name()), sealed(key, LABEL, w.label()),
                sealed(key, BORN_ON, w.bornOn())))
                .replaceWithVoid();
    }

    /// Counts a change of hours, pay or fees.
    public Uni<Void> touch(UUID id) {
        return TOUCH.execute(id).replaceWithVoid();
    }

    public Uni<Void> calculated(UUID id, long owed, Instant at) {
        return CALCULATED.execute(id, owed, at).replaceWithVoid();
    }

    /// @param more below zero when a payment is withdrawn
    Uni<Void> repaid(UUID id, long more) {
        return REPAID.execute(id, more).replaceWithVoid();
    }

    private static byte[] sealed(DataKey key, String field, Object value) {
        return value == null || value.toString().isBlank() ? null : key.seal(field, value.toString());
    }

    private Uni<List<WageClaim>> opened(List<Row> rows) {
        return keys.find(rows.stream().filter(row -> !row.erased).map(Row::id).toList(), PURPOSE)
                .map(found -> rows.stream().map(row -> claim(row, found)).toList());
    }

    private static WageClaim claim(Row r, Map<UUID, DataKey> keys) {
        DataKey key = keys.get(r.id);
        String born = open(key, BORN_ON, r.sealedBornOn);
        WageWorker worker = new WageWorker(open(key, NAME, r.sealedName), open(key, LABEL, r.sealedLabel), born == null ? null
                : LocalDate.parse(born),
                r.language, r.region, r.category, PayPeriod.valueOf(r.payPeriod), r.standbyPercent, r.employedFrom, r.employedUntil);
        return new WageClaim(r.id, r.reference, r.workplace, r.visit, r.country, r.agency, r.currency, worker, r.owed, r.repaid,
                r.calculatedAt,
                r.calculatedFacts, r.recordedAt, r.version, r.facts, r.erased);
    }

    private static String open(DataKey key, String field, byte[] sealed) {
        return key == null || sealed == null ? null : key.open(field, sealed);
    }
}
