package org.palermo.inspection.workplace.duplicate;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.inspection.workplace.AlikeBy;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over pairs of workplaces that may be the same. An open pair is no longer listed when one of the two was merged.
@ApplicationScoped
class DuplicateStore {
    private static final String PAIR = """
            select d.id, d.workplace, d.other, d.likeness, d.state, d.noticed_at, d.decided_at, array_to_string(d.reasons, ',') as reasons
              from possible_duplicate d
            """;
    private static final Query<Pair> PAGE = Query.of(Pair.class, PAIR + """
              join workplace w on w.id = d.workplace
              join workplace o on o.id = d.other
             where d.state = $1 and ($1 <> 'OPEN' or w.merged_into is null and o.merged_into is null)
               and (cast($2 as text) is null or w.country = $2) and (cast($3 as text) is null or d.likeness = $3)
               and (d.noticed_at, d.id) < ($4, $5)
             order by d.noticed_at desc, d.id desc limit $6
            """);
    private static final Query<Pair> ONE = Query.of(Pair.class, PAIR + " where d.id = $1");
    private static final Query<Pair> OF_TWO =
            Query.of(Pair.class, PAIR + " where d.workplace = $1 and d.other = $2 or d.workplace = $2 and d.other = $1");
    private static final Change DECIDE = Change.of("""
            update possible_duplicate set state = $2, decided_at = $3, reasons = string_to_array($4, ',') where id = $1
            """);
    private static final Change ASK_AGAIN = Change.of("""
            update possible_duplicate set state = 'OPEN', decided_at = null, reasons = '{}', likeness = 'INSPECTOR', noticed_at = $2
              where id = $1
            """);
    private static final Change ADD = Change.of("""
            insert into possible_duplicate (id, workplace, other, likeness, noticed_at) values ($1, $2, $3, 'INSPECTOR', $4)
            """);
    private static final Change CARRY = Change.of("""
            insert into possible_duplicate (workplace, other, likeness, noticed_at)
            select $2, t.third, min(t.likeness), $3
              from (select case when d.workplace = $1 then d.other else d.workplace end as third, d.likeness
                      from possible_duplicate d where (d.workplace = $1 or d.other = $1) and d.state = 'OPEN') t
             where t.third <> $2
               and not exists (select 1 from possible_duplicate p where p.workplace = $2 and p.other = t.third or p.workplace = t.third
                 and p.other = $2)
             group by t.third
            """);

    /// @param reasons codes, separated by commas
    @RegisterForReflection
    record Pair(
            UUID id, UUID workplace, UUID other, AlikeBy likeness, DuplicateState state, Instant noticedAt, Instant decidedAt,
            String reasons) {

        List<MergeReason> why() {
            return reasons.isEmpty() ? List.of() : Arrays.stream(reasons.split(",")).map(MergeReason::valueOf).toList();
        }
    }

    /// @param country ISO 3166-1 alpha-2, or null
    /// @param likeness or null
    /// @return at most `limit` + 1 pairs, latest first
    Uni<List<Pair>> page(DuplicateState state, String country, AlikeBy likeness, Cursor after, int limit) {
        return PAGE.list(state, country, likeness, after.at(), after.id(), limit + 1);
    }

    Uni<Optional<Pair>> find(UUID id) {
        return ONE.first(id);
    }

    Uni<Optional<Pair>> ofTwo(UUID one, UUID other) {
        return OF_TWO.first(one, other);
    }

    Uni<Void> decide(UUID id, DuplicateState state, Collection<MergeReason> reasons, Instant now) {
        return DECIDE.execute(id, state, now, reasons.stream().map(Enum::name).sorted().collect(Collectors.joining(","))).replaceWithVoid();
    }

    /// Opens a decided pair again, because an inspector asks.
    Uni<Void> askAgain(UUID id, Instant now) {
        return ASK_AGAIN.execute(id, now).replaceWithVoid();
    }

    /// @return the id of the pair
    Uni<UUID> add(UUID later, UUID earlier, Instant now) {
        UUID id = Ids.next();
        return ADD.execute(id, later, earlier, now).replaceWith(id);
    }

    /// The possible duplicates of a merged workplace become possible duplicates of the workplace that is kept.
    Uni<Void> carry(UUID merged, UUID kept, Instant now) {
        return CARRY.execute(merged, kept, now).replaceWithVoid();
    }
}
