package org.palermo.kernel.imports;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.palermo.kernel.scope.SqlState;

/// Takes the rows of a file in batches, each its own transaction, and answers line by line while it goes: a bad row
/// never stops the good ones and is never dropped in silence.
public final class ImportRun<T> {
    private static final int BATCH = 200;

    private final Rows<T> rows;
    private final Function<List<Row<T>>, Uni<List<Outcome>>> batch;
    private int imported;
    private int matched;
    private int rejected;

    private ImportRun(Rows<T> rows, Function<List<Row<T>>, Uni<List<Outcome>>> batch) {
        this.rows = rows;
        this.batch = batch;
    }

    /// @param batch the use case that writes up to 200 rows in one transaction and says what became of each
    public static <T> Multi<ImportLine> of(Rows<T> rows, Function<List<Row<T>>, Uni<List<Outcome>>> batch) {
        return new ImportRun<>(rows, batch).lines();
    }

    private Multi<ImportLine> lines() {
        Multi<ImportLine> unreadable = Multi.createFrom().iterable(rows.unreadable()).map(this::count).map(ImportRun::line);
        Multi<ImportLine> written = Multi.createFrom().iterable(rows.readable())
                .group().intoLists().of(BATCH)
                .onItem().transformToUniAndConcatenate(this::write)
                .onItem().transformToMultiAndConcatenate(outcomes -> Multi.createFrom().iterable(report(outcomes)));
        Multi<ImportLine> end = Multi.createFrom().deferred(() -> Multi.createFrom().item(ImportLine.summary(totals())));
        return Multi.createBy().concatenating().streams(unreadable, written, end);
    }

    /// A batch that the database refuses is tried again row by row, so that one bad row costs only itself.
    private Uni<List<Outcome>> write(List<Row<T>> rows) {
        return batch.apply(rows).onFailure(SqlState::isOfTheRows).recoverWithUni(() -> Multi.createFrom().iterable(rows)
                .onItem().transformToUniAndConcatenate(row -> batch.apply(List.of(row)).onFailure(SqlState::isOfTheRows)
                        .recoverWithItem(() -> List.of(new Outcome.Rejected(row.number(), "holds a value that can't be stored"))))
                .collect().asList()
                .map(written -> written.stream().flatMap(List::stream).toList()));
    }

    private List<ImportLine> report(List<Outcome> outcomes) {
        List<ImportLine> lines = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            switch (count(outcome)) {
                case Outcome.Rejected refused -> lines.add(line(refused));
                case Outcome.Imported taken when taken.note() != null -> lines.add(ImportLine.noted(taken.row(), taken.note()));
                default -> { }
            }
        }
        lines.add(ImportLine.progress(totals()));
        return lines;
    }

    private <O extends Outcome> O count(O outcome) {
        switch (outcome) {
            case Outcome.Imported i -> imported++;
            case Outcome.Matched m -> matched++;
            case Outcome.Rejected r -> rejected++;
            default -> throw new IllegalStateException();
        }
        return outcome;
    }

    private static ImportLine line(Outcome.Rejected refused) {
        return ImportLine.rejected(refused.row(), refused.reason());
    }

    private ImportLine.Totals totals() {
        return new ImportLine.Totals(imported + matched + rejected, imported, matched, rejected);
    }
}
