package org.palermo.inspection.wage.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.WageClaim;
import org.palermo.inspection.wage.WagePayMethod;
import org.palermo.inspection.wage.calculation.WageDeductionKind;
import org.palermo.inspection.wage.calculation.WageInKind;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the payments of a claim.
@ApplicationScoped
public class WagePayStore {
    static final int MOST = 600;
    private static final Query<Row> ALL = Query.of(Row.class, """
            select id, from_day, until_day, paid, method, pay_shown, payslip_shown from wage_pay where claim = $1 order by from_day,
                id limit 600
            """);
    private static final Query<Item> ITEMS = Query.of(Item.class,
            "select pay, in_kind, kind, amount, unlawful from wage_pay_item where claim = $1 order by pay, position limit 18000");
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from wage_pay where claim = $1");
    private static final Change ADD = Change.of("""
            insert into wage_pay (id, claim, agency, from_day, until_day, paid, method, pay_shown, payslip_shown, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """);
    private static final Change ADD_ITEMS = Change.of("""
            insert into wage_pay_item (pay, position, claim, agency, in_kind, kind, amount, unlawful)
            select $1, i.position, $2, $3, i.in_kind, i.kind, i.amount, i.unlawful
              from jsonb_to_recordset(cast(cast($4 as text) as jsonb)) as i(position integer, in_kind boolean, kind text, amount bigint,
                  unlawful boolean)
            """);
    private static final Change REMOVE = Change.of("delete from wage_pay where claim = $1 and id = $2");

    private final ObjectMapper json;

    WagePayStore(ObjectMapper json) {
        this.json = json;
    }

    @RegisterForReflection
    private record Row(UUID id, LocalDate fromDay, LocalDate untilDay, long paid, String method, boolean payShown, boolean payslipShown) {}

    @RegisterForReflection
    private record Item(UUID pay, boolean inKind, String kind, long amount, Boolean unlawful) {}

    @RegisterForReflection
    private record NewItem(int position, boolean in_kind, String kind, long amount, Boolean unlawful) {}

    /// In the order of their days.
    public Uni<List<WagePayView>> all(WageClaim claim) {
        return ALL.list(claim.id()).flatMap(rows -> ITEMS.list(claim.id())
                .map(items -> items.stream().collect(Collectors.groupingBy(Item::pay)))
                .map(items -> rows.stream().map(row -> view(row, items, claim.currency())).toList()));
    }

    private static WagePayView view(Row r, Map<UUID, List<Item>> all, String currency) {
        List<Item> items = all.getOrDefault(r.id, List.of());
        return new WagePayView(r.id, r.fromDay, r.untilDay, Money.of(r.paid, currency), WagePayMethod.valueOf(r.method),
                items.stream().filter(item -> !item.inKind)
                        .map(item -> new AddWagePay.Deduction(WageDeductionKind.valueOf(item.kind), Money.of(item.amount, currency),
                                item.unlawful)).toList(),
                items.stream().filter(Item::inKind)
                        .map(item -> new AddWagePay.InKind(WageInKind.valueOf(item.kind), Money.of(item.amount, currency))).toList(),
                r.payShown, r.payslipShown);
    }

    Uni<Long> count(WageClaim claim) {
        return COUNT.one(claim.id());
    }

    Uni<Void> insert(UUID id, WageClaim claim, AddWagePay p, Actor actor, Instant now) {
        List<NewItem> items = new ArrayList<>();
        p.deductions().forEach(d -> items.add(new NewItem(items.size(), false, d.kind().name(), d.amount().minor(), d.unlawful())));
        p.inKind().forEach(k -> items.add(new NewItem(items.size(), true, k.kind().name(), k.value().minor(), null)));
        return ADD.execute(id, claim.id(), actor.agency(), p.from(), p.until(), p.paid().minor(), p.method(),
                        Boolean.TRUE.equals(p.payShown()),
                        Boolean.TRUE.equals(p.payslipShown()), now)
                .chain(() -> items.isEmpty() ? Uni.createFrom().item(0) : ADD_ITEMS.execute(id, claim.id(), actor.agency(), write(items)))
                .replaceWithVoid();
    }

    /// @return whether there was one
    Uni<Boolean> remove(WageClaim claim, UUID id) {
        return REMOVE.execute(claim.id(), id).map(removed -> removed == 1);
    }

    private String write(List<NewItem> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The parts of a payment can't be written", e);
        }
    }
}
