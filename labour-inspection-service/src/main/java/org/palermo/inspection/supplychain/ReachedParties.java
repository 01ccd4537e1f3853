package org.palermo.inspection.supplychain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.palermo.inspection.goods.ListedLabour;

/// The parties that a search of a supply chain reaches, each with a shortest path. The links come step by step.
///
/// The search goes one step further than was asked, and reads one link more than an answer has. What it finds there is left out, and the
/// answer says that there is more.
final class ReachedParties {
    private final Party start;
    private final LinkDirection direction;
    private final int steps;
    private final Map<UUID, ReachView.Reached> reached = new LinkedHashMap<>();
    private final Map<UUID, Set<String>> products = new LinkedHashMap<>();
    private final List<LinkRow> kept = new ArrayList<>();
    private boolean cut;

    ReachedParties(Party start, LinkDirection direction, int steps, int mostLinks, List<LinkRow> rows) {
        this.start = start;
        this.direction = direction;
        this.steps = steps;
        this.cut = rows.size() > mostLinks;
        rows.stream().limit(mostLinks).forEach(this::take);
    }

    private void take(LinkRow row) {
        Party far = direction == LinkDirection.BUYERS ? row.buying() : row.supplying();
        boolean isKnown = far.id().equals(start.id()) || reached.containsKey(far.id());
        if (!isKnown && row.step() > steps) {
            cut = true;
            return;
        }
        if (!isKnown) {
            reached.put(far.id(), reach(row, far));
        }
        ReachView.Reached at = reached.get(far.id());
        if (at != null && at.step() == row.step()) {
            products.computeIfAbsent(far.id(), first -> new LinkedHashSet<>()).add(row.product());
        }
        kept.add(row);
    }

    private ReachView.Reached reach(LinkRow row, Party far) {
        Party near = direction == LinkDirection.BUYERS ? row.supplying() : row.buying();
        ReachView.Reached before = reached.get(near.id());
        List<String> via = new ArrayList<>();
        List<UUID> path = new ArrayList<>();
        if (before != null) {
            via.addAll(before.via());
            via.add(near.name());
            path.addAll(before.path());
        }
        path.add(row.id());
        return new ReachView.Reached(far, row.step(), List.copyOf(via), List.copyOf(path), List.of());
    }

    /// @param listed what the list of goods says of the product of a link
    ReachView view(LocalDate on, Function<LinkRow, List<ListedLabour>> listed) {
        return new ReachView(start, direction, on, steps, cut,
                reached.values().stream().map(r -> new ReachView.Reached(r.party(), r.step(), r.via(), r.path(),
                        List.copyOf(products.get(r.party().id())))).toList(),
                kept.stream().map(row -> new ReachView.ReachLink(row.id(), row.step(), row.supplier(), row.buyer(), row.product(),
                        row.tier(),
                        LinkSource.valueOf(row.source()), listed.apply(row))).toList());
    }
}
