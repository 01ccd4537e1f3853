package org.palermo.inspection.wage.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.WageClaim;
import org.palermo.inspection.wage.calculation.WageLineKind;
import org.palermo.inspection.wage.law.WageUnit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the calculations of a claim.
@ApplicationScoped
class WageCalculationStore {
    static final int MOST = 200;
    private static final String CALCULATION = """
            select c.id, c.wages, c.deductions, c.fees, c.rates, c.calculated_at,
                c.facts = w.facts and c.calculated_at = w.calculated_at as latest
              from wage_calculation c join wage_claim w on w.id = c.claim where c.claim = $1
            """;
    private static final Query<Row> ALL = Query.of(Row.class, CALCULATION + " order by c.calculated_at desc, c.id desc limit 200");
    private static final Query<Row> FIND = Query.of(Row.class, CALCULATION + " and c.id = $2");
    private static final Query<UUID> LATEST = Query.of(UUID.class,
            "select id from wage_calculation where claim = $1 order by calculated_at desc, id desc limit 1");
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from wage_calculation where claim = $1");
    /// At most 600 spans of work and 600 payments, each with a few lines.
    private static final Query<LineRow> LINES = Query.of(LineRow.class, """
            select kind, of_what, from_day, until_day, quantity, unit, rate, percent, amount, basis, unverified, late
              from wage_line where calculation = $1 order by position limit 20000
            """);
    private static final Change ADD = Change.of("""
            insert into wage_calculation (id, claim, agency, wages, deductions, fees, rates, facts, calculated_by, calculated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """);
    private static final Change ADD_LINES = Change.of("""
            insert into wage_line (calculation, position, claim, agency, kind, of_what, from_day, until_day, quantity, unit, rate, percent,
                amount, basis, unverified, late)
            select $1, l.position, $2, $3, l.kind, l.of_what, l.from_day, l.until_day, l.quantity, l.unit, l.rate, l.percent, l.amount,
                l.basis, l.unverified, l.late
              from jsonb_to_recordset(cast(cast($4 as text) as jsonb)) as l(position integer, kind text, of_what text, from_day date,
                  until_day date,
                   quantity numeric, unit text, rate numeric, percent numeric, amount numeric, basis text, unverified boolean, late boolean)
            """);

    private final ObjectMapper json;

    WageCalculationStore(ObjectMapper json) {
        this.json = json;
    }

    @RegisterForReflection
    private record Row(UUID id, long wages, long deductions, long fees, String rates, Instant calculatedAt, boolean latest) {
        WageCalculationView view(String currency, List<WageLineView> lines) {
            return new WageCalculationView(id, Money.of(wages, currency), Money.of(deductions, currency),
                    Money.of(fees, currency),
                    Money.of(wages + deductions + fees, currency), rates, WageCalculationView.Rounding.TOTALS_HALF_UP, latest,
                    calculatedAt, lines);
        }
    }

    @RegisterForReflection
    private record LineRow(
            String kind, String ofWhat, LocalDate fromDay, LocalDate untilDay, BigDecimal quantity, String unit, BigDecimal rate,
                    BigDecimal percent, BigDecimal amount,
            String basis, boolean unverified, boolean late) {
        WageLineView view() {
            return new WageLineView(WageLineKind.valueOf(kind), ofWhat, fromDay, untilDay, quantity, unit == null ? null
                    : WageUnit.valueOf(unit), rate, percent, amount, basis,
                    unverified ? true : null, late ? true : null);
        }
    }

    @RegisterForReflection
    private record NewLine(
            int position, String kind, String of_what, LocalDate from_day, LocalDate until_day, BigDecimal quantity, String unit,
                    BigDecimal rate, BigDecimal percent,
            BigDecimal amount, String basis, boolean unverified, boolean late) {
        static NewLine of(int position, WageLineView l) {
            return new NewLine(position, l.kind().name(), l.of(), l.from(), l.until(), l.quantity(), l.unit() == null ? null
                    : l.unit().name(), l.rate(), l.percent(), l.amount(),
                    l.basis(), l.unverified() != null, l.late() != null);
        }
    }

    /// Latest first, without their lines.
    Uni<List<WageCalculationView>> all(WageClaim claim) {
        return ALL.list(claim.id()).map(rows -> rows.stream().map(row -> row.view(claim.currency(), null)).toList());
    }

    /// With its lines.
    Uni<Optional<WageCalculationView>> find(WageClaim claim, UUID id) {
        return FIND.first(claim.id(), id).flatMap(row -> LINES.list(id).map(lines -> row.map(found ->
                found.view(claim.currency(), claim.erased() ? null : lines.stream().map(LineRow::view).toList()))));
    }

    /// Id of the latest calculation.
    Uni<Optional<UUID>> latest(WageClaim claim) {
        return LATEST.first(claim.id());
    }

    Uni<Long> count(WageClaim claim) {
        return COUNT.one(claim.id());
    }

    Uni<Void> insert(WageClaim claim, WageCalculationView c, Actor actor) {
        List<NewLine> lines = new ArrayList<>();
        c.lines().forEach(line -> lines.add(NewLine.of(lines.size(), line)));
        return ADD.execute(c.id(), claim.id(), actor.agency(), c.wages().minor(), c.deductions().minor(), c.fees().minor(), c.rates(),
                        claim.facts(), actor.subject(),
                        c.calculatedAt())
                .chain(() -> ADD_LINES.execute(c.id(), claim.id(), actor.agency(), write(lines)))
                .replaceWithVoid();
    }

    private String write(List<NewLine> lines) {
        try {
            return json.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The lines of a calculation can't be written", e);
        }
    }
}
