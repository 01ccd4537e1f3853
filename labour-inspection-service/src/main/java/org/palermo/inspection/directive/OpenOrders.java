package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.violation.DirectiveKind;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.sql.Query;

/// What other components may read about the open orders of the workplaces that an inspector follows up, in the caller's transaction.
@ApplicationScoped
public class OpenOrders {
    /// Characters of all texts together: a phone on a bad network gets the day's work in 200 kB.
    private static final int MOST_WORDS = 60_000;
    private static final String ORDER = """
            select d.id, w.standing as workplace, d.kind, d.state, d.served_on, d.due_on, d.amount, d.currency, k.wrapped, d.sealed_text,
                   w.household
              from directive d
              join (select distinct on (parts.id) p.workplace as standing, x.kind = 'PRIVATE_HOUSEHOLD' as household, parts.id
                      from planned_visit p join workplace x on x.id = p.workplace
                      cross join lateral (select workplace_parts(workplace_now(p.workplace)) as id) parts
                     where p.agency = $1 and p.inspector = $2 and p.kind = 'FOLLOW_UP' and p.state in ('ASSIGNED', 'ACCEPTED', 'OPENED')
                     order by parts.id, x.merged_into is not null, p.workplace) w
                on w.id = d.workplace
              left join data_key k on k.owner = d.id and k.purpose = 'DIRECTIVE'
             where d.agency = $1 and d.state in ('ISSUED', 'APPEALED') and d.complied_on is null
            """;
    private static final String FIRST_DUE = " order by d.due_on nulls first, d.id";
    private static final Query<Row> ALL = Query.of(Row.class, ORDER + FIRST_DUE + " limit 100");
    private static final Query<Row> SOME = Query.of(Row.class, ORDER
            + " and d.id = any(cast(string_to_array($3, ',') as uuid[]))" + FIRST_DUE);

    private final DirectiveStore store;
    private final DataKeys keys;

    OpenOrders(DirectiveStore store, DataKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /// @param workplace the one of the follow-up visit, of which the inspector has the record
    /// @param household a private household: a phone may be lost, so its words stay at the desk
    @RegisterForReflection
    private record Row(UUID id, UUID workplace, DirectiveKind kind, DirectiveState state, LocalDate servedOn, LocalDate dueOn,
            Long amount, String currency, byte[] wrapped, byte[] sealedText, boolean household) {}

    /// An open order.
    ///
    /// @param text null when it is not told
    /// @param steps those that were not done; empty when they are not told
    public record OpenOrder(UUID id, UUID workplace, DirectiveKind kind, DirectiveState state, LocalDate servedOn, LocalDate dueOn,
            Money amount, String text, List<OpenStep> steps) {}

    /// A step that was not done.
    ///
    /// @param text null when it is not told
    public record OpenStep(UUID id, String text, LocalDate dueOn) {}

    /// The orders of all workplaces that the actor is to visit for a follow-up: those that count at once, then those due first.
    public Uni<List<OpenOrder>> ofFollowUps(Actor actor) {
        return ALL.list(actor.agency(), actor.subject()).flatMap(this::opened);
    }

    /// Which of these orders are still open. The caller reports those that are missing here as withdrawn.
    public Uni<List<OpenOrder>> ofFollowUps(Actor actor, Collection<UUID> of) {
        return of.isEmpty() ? Uni.createFrom().item(List.of())
                : SOME.list(actor.agency(), actor.subject(), of.stream().map(UUID::toString).collect(Collectors.joining(",")))
                        .flatMap(this::opened);
    }

    private Uni<List<OpenOrder>> opened(List<Row> rows) {
        int[] words = {0};
        return Multi.createFrom().iterable(rows).onItem().transformToUniAndConcatenate(row -> opened(row, words))
                .collect().in(ArrayList<OpenOrder>::new, List::add).map(List::copyOf);
    }

    private Uni<OpenOrder> opened(Row row, int[] words) {
        if (row.household || row.wrapped == null || words[0] > MOST_WORDS) {
            return Uni.createFrom().item(order(row, null, List.of()));
        }
        DataKey key = keys.open(row.id, DirectiveAccess.PURPOSE, row.wrapped);
        return store.openSteps(row.id, key).map(steps -> {
            OpenOrder order = order(row, store.text(key, row.sealedText), steps);
            words[0] += length(order.text) + order.steps.stream().mapToInt(step -> length(step.text())).sum();
            return order;
        });
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    private static OpenOrder order(Row row, String text, List<OpenStep> steps) {
        return new OpenOrder(row.id, row.workplace, row.kind, row.state, row.servedOn, row.dueOn, Money.of(row.amount, row.currency),
                text, steps);
    }
}
