package org.palermo.inspection.workplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Keeps what the record of a workplace said before each change.
@ApplicationScoped
public class WorkplaceHistory {
    private static final Change ADD = Change.of("""
            insert into workplace_change (id, workplace, kind, from_day, other, reasons, before, sealed, agency, changed_at)
            values ($1, $2, $3, $4, $5, string_to_array($6, ','), cast(cast($7 as text) as jsonb), $8, $9, $10)
            """);
    private static final String CHANGE = """
            select id, kind, from_day, other, array_to_string(reasons, ',') as reasons, cast(before as text) as before, sealed, agency,
              changed_at
              from workplace_change
            """;
    private static final Query<ChangeRow> PAGE = Query.of(ChangeRow.class, CHANGE + """
             where workplace = $1 and (changed_at, id) < ($2, $3) order by changed_at desc, id desc limit $4
            """);
    private static final Query<ChangeRow> LATER = Query.of(ChangeRow.class, CHANGE + " where workplace = $1 and id = $2");

    private final Households households;
    private final ObjectMapper json;

    WorkplaceHistory(Households households, ObjectMapper json) {
        this.households = households;
        this.json = json;
    }

    /// The values before a change, read before the change is made.
    public record Stood(WorkplaceChangeView.Before said, Household household, String matchKey) {
        public static Stood of(Workplace w) {
            return new Stood(WorkplaceChangeView.Before.of(w), w.household, w.matchKey);
        }
    }

    /// What is done, and why.
    ///
    /// @param from the day from which it applies, or null
    /// @param other the other workplace of a merge or a split, or null
    public record Step(WorkplaceChangeKind kind, LocalDate from, UUID other, Collection<? extends Enum<?>> reasons) {
        static final Step FROM_LIST = new Step(WorkplaceChangeKind.EDITED, null, null, List.of(ChangeSource.FROM_LIST));

        public Step(WorkplaceChangeKind kind, LocalDate from) {
            this(kind, from, null, List.of());
        }
    }

    Uni<Void> add(Actor actor, Workplace workplace, Stood before, Step step, Instant now) {
        return add(actor.agency(), workplace, before, step, now);
    }

    /// @param agency the organisation that changes it, or whose list it is
    Uni<Void> add(UUID agency, Workplace workplace, Stood before, Step step, Instant now) {
        String reasons = step.reasons().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        return households.sealed(workplace, before.household())
                .chain(sealed -> ADD.execute(Ids.next(), workplace.id, step.kind(), step.from(), step.other(), reasons,
                        write(before.said()), sealed, agency, now))
                .replaceWithVoid();
    }

    /// At most `limit` + 1 changes, latest first, with households opened.
    ///
    /// @param workplace as it is now, opened
    public Uni<List<WorkplaceChangeView>> page(Workplace workplace, Cursor after, int limit) {
        return PAGE.list(workplace.id, after.at(), after.id(), limit + 1)
                .flatMap(rows -> LATER.list(workplace.id, after.id())
                        .map(later -> Stream.concat(later.stream(), rows.stream()).toList())
                        .flatMap(all -> households.opened(workplace.id, all.stream().map(ChangeRow::sealed).toList())
                                .map(opened -> views(workplace, all, opened)))
                        .map(views -> views.subList(views.size() - rows.size(), views.size())));
    }

    @RegisterForReflection
    record ChangeRow(
            UUID id, WorkplaceChangeKind kind, LocalDate fromDay, UUID other, String reasons, String before, byte[] sealed, UUID agency,
            Instant changedAt) {}

    /// Each change lasts until the next one, the latest until now.
    private List<WorkplaceChangeView> views(Workplace now, List<ChangeRow> rows, List<Household> opened) {
        WorkplaceChangeView.Before after = WorkplaceChangeView.Before.of(now).with(now.household);
        List<WorkplaceChangeView> views = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            ChangeRow row = rows.get(i);
            WorkplaceChangeView.Before before = read(row.before()).with(opened.get(i));
            views.add(new WorkplaceChangeView(row.id(), row.kind(), row.fromDay(), row.other(),
                    row.reasons().isEmpty() ? List.of() : List.of(row.reasons().split(",")), row.agency(), row.changedAt(),
                    before, before.changedIn(after)));
            after = before;
        }
        return views;
    }

    private String write(WorkplaceChangeView.Before before) {
        try {
            return json.writeValueAsString(before);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a workplace said can't be written", e);
        }
    }

    private WorkplaceChangeView.Before read(String before) {
        try {
            return json.readValue(before, WorkplaceChangeView.Before.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a workplace said can't be read");
        }
    }
}
