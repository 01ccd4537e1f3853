package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Hides cells until every sensitive cell has a witness: a [Move] over cells that are hidden (or rounded widely enough),
/// so that at least two tables fit everything that is published and differ in this cell by the required width. Where
/// possible, a second witness protects the number even from somebody who is told more (see [Cells]).
///
/// One pass is enough: hiding more cells never invalidates a witness.
final class Protection {
    private final History history;
    private final Cells cells;
    private final boolean money;
    private final MoveSearch search;
    private final long[] openToReaders;
    private final long[] openToInformed;
    final List<Place> openToInsiders = new ArrayList<>();
    final List<Place> unprotectable = new ArrayList<>();

    Protection(History history, Cells cells, boolean money) {
        this.history = history;
        this.cells = cells;
        this.money = money;
        this.search = new MoveSearch(history.lattice, cells);
        this.openToReaders = new long[cells.value.length];
        this.openToInformed = new long[cells.value.length];
    }

    void run() {
        IntStream.range(0, cells.need.length).filter(cell -> cells.need[cell] > 0).boxed()
                .sorted(Comparator.comparingInt(this::depth).thenComparingInt(cell -> cell))
                .forEach(this::protect);
    }

    /// Totals first: the cells that are hidden for them also protect their parts.
    private int depth(int cell) {
        int depth = 0;
        for (int d = 0; d < history.lattice.trees.size(); d++) {
            int[] parent = history.lattice.trees.get(d).parent;
            for (int node = history.lattice.node(cell, d); parent[node] >= 0; node = parent[node]) {
                depth++;
            }
        }
        return depth;
    }

    private void protect(int cell) {
        if (openToReaders[cell] < cells.need[cell] && !open(cell, cells.need[cell], false)) {
            unprotectable.add(history.place(cell));
            cells.hidden[cell] |= cells.hideable[cell];
        } else if (openToInformed[cell] < 1 && !open(cell, money ? cells.need[cell] : 1, true)) {
            openToInsiders.add(history.place(cell));
        }
    }

    private boolean open(int cell, long width, boolean informed) {
        Move move = search.cheapest(cell, width, money, informed);
        for (int i = 0; move != null && i < move.cells().length; i++) {
            accept(move.cells()[i], move.rise(i), move.fall(i), informed);
        }
        return move != null;
    }

    private void accept(int cell, long rise, long fall, boolean informed) {
        if (cells.mustHide(cell, rise, fall)) {
            cells.hidden[cell] = true;
        }
        long width = money ? rise : rise + fall;
        openToReaders[cell] = Math.max(openToReaders[cell], width);
        openToInformed[cell] = Math.max(openToInformed[cell], informed ? width : 0);
    }
}
