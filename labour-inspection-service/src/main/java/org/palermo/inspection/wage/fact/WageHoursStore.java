package org.palermo.inspection.wage.fact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.WageClaim;
import org.palermo.inspection.wage.law.WageUnit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the spans of work of a claim.
@ApplicationScoped
public class WageHoursStore {
    /// Eleven years of weeks.
    static final int MOST = 600;
    private static final Query<Row> ALL = Query.of(Row.class, """
            select id, from_day, until_day, hours, overtime_hours, night_hours, standby_hours, days_worked, rest_days, agreed, agreed_unit,
                pieces, piece_rate,
                   piece_rate_for, hours_shown, rest_days_shown
              from wage_hours where claim = $1 order by from_day limit 600
            """);
    private static final Query<Long> OVERLAPPING = Query.of(Long.class,
            "select count(*) from wage_hours where claim = $1 and from_day <= $3 and until_day >= $2");
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from wage_hours where claim = $1");
    private static final Change ADD = Change.of("""
            insert into wage_hours (id, claim, agency, from_day, until_day, hours, overtime_hours, night_hours, standby_hours, days_worked,
                rest_days, agreed,
                                    agreed_unit, pieces, piece_rate, piece_rate_for, hours_shown, rest_days_shown, recorded_at)
            values ($1, $2, $3, $4, $5, cast(cast($6 as text) as numeric), cast(cast($7 as text) as numeric),
                cast(cast($8 as text) as numeric),
                    cast(cast($9 as text) as numeric), $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """);
    private static final Change REMOVE = Change.of("delete from wage_hours where claim = $1 and id = $2");

    @RegisterForReflection
    private record Row(
            UUID id, LocalDate fromDay, LocalDate untilDay, BigDecimal hours, BigDecimal overtimeHours, BigDecimal nightHours,
                    BigDecimal standbyHours, int daysWorked,
            int restDays, Long agreed, String agreedUnit, Long pieces, Long pieceRate, Integer pieceRateFor, boolean hoursShown,
                    boolean restDaysShown) {
        WageHoursView view(String currency) {
            return new WageHoursView(id, fromDay, untilDay, hours, overtimeHours, nightHours, standbyHours, daysWorked, restDays,
                    Money.of(agreed, currency),
                    agreedUnit == null ? null : WageUnit.valueOf(agreedUnit), pieces, Money.of(pieceRate, currency), pieceRateFor,
                    currency, hoursShown, restDaysShown);
        }
    }

    /// In the order of their days.
    public Uni<List<WageHoursView>> all(WageClaim claim) {
        return ALL.list(claim.id()).map(rows -> rows.stream().map(row -> row.view(claim.currency())).toList());
    }

    Uni<Boolean> overlaps(WageClaim claim, LocalDate from, LocalDate until) {
        return OVERLAPPING.one(claim.id(), from, until).map(count -> count > 0);
    }

    Uni<Long> count(WageClaim claim) {
        return COUNT.one(claim.id());
    }

    Uni<Void> insert(UUID id, WageClaim claim, AddWageHours h, Actor actor, Instant now) {
        return ADD.execute(id, claim.id(), actor.agency(), h.from(), h.until(), h.hours().toPlainString(),
                AddWageHours.zero(h.overtimeHours()).toPlainString(),
                AddWageHours.zero(h.nightHours()).toPlainString(), AddWageHours.zero(h.standbyHours()).toPlainString(), h.daysWorked(),
                h.rest(),
                Money.minor(h.agreed()), h.agreedUnit(), h.pieces(), Money.minor(h.pieceRate()),
                h.pieces() == null ? null : h.pieceRateFor() == null ? Integer.valueOf(1) : h.pieceRateFor(),
                Boolean.TRUE.equals(h.hoursShown()),
                Boolean.TRUE.equals(h.restDaysShown()), now).replaceWithVoid();
    }

    /// @return whether there was one
    Uni<Boolean> remove(WageClaim claim, UUID id) {
        return REMOVE.execute(claim.id(), id).map(removed -> removed == 1);
    }
}
