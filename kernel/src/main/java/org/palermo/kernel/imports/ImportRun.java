package org.palermo.kernel.imports;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.SqlState;

/// Imports the rows of a file in batches, each in its own transaction, while the file arrives, and answers line by line: a
/// bad row never stops the good ones and is never dropped silently.
public final class ImportRun<T> {
    private static final int BATCH = 200;
    /// A file with so many rejected rows is probably not the intended file.
    private static final int MOST_REJECTED = 10_000;

    private final LargeBody file;
    private final RowSource<T> source;
    private final Function<List<Row<T>>, Uni<List<RowOutcome>>> batch;
    private final List<ImportLine> remarks = new ArrayList<>();
    private int imported;
    private int matched;
    private int rejected;
    private boolean over;

    private ImportRun(LargeBody file, RowSource<T> source, Function<List<Row<T>>, Uni<List<RowOutcome>>> batch) {
        this.file = file;
        this.source = source;
        this.batch = batch;
    }

    /// @param file reading the rows is work on this file
    /// @param batch the use case that writes up to 200 rows in one transaction and returns the outcome of each
    public static <T> Multi<ImportLine> of(LargeBody file, RowSource<T> source, Function<List<Row<T>>, Uni<List<RowOutcome>>> batch) {
        return new ImportRun<>(file, source, batch).lines();
    }

    private Multi<ImportLine> lines() {
        Multi<ImportLine> written = Multi.createBy().repeating().uni(() -> file.work(this::next))
                .until(List::isEmpty)
                .onFailure(IOException.class).transform(brokenOff -> Problems.late())
                .onItem().transformToUniAndConcatenate(this::take)
                .onItem().transformToMultiAndConcatenate(outcomes -> Multi.createFrom().iterable(report(outcomes)));
        Multi<ImportLine> end = Multi.createFrom().deferred(() -> Multi.createFrom().item(ImportLine.summary(totals())));
        return Multi.createBy().concatenating().streams(written, end);
    }

    private List<LineResult<T>> next() throws IOException {
        if (over) {
            source.passOver();
            return List.of();
        }
        return source.next(BATCH);
    }

    private Uni<List<RowOutcome>> take(List<LineResult<T>> reads) {
        List<RowOutcome> outcomes = new ArrayList<>();
        List<Row<T>> rows = new ArrayList<>();
        for (LineResult<T> read : reads) {
            switch (read) {
                case Row<T> row -> rows.add(row);
                case InvalidRow<T> unreadable -> outcomes.add(unreadable.refused());
                case FileRemark<T> remark -> remarks.add(ImportLine.noted(remark.number(), remark.said()));
            }
        }
        if (over) {
            return Uni.createFrom().item(List.of());
        }
        return rows.isEmpty() ? Uni.createFrom().item(outcomes) : write(rows).invoke(outcomes::addAll).replaceWith(outcomes);
    }

    /// A batch that the database refuses is repeated row by row, so that a bad row affects no other.
    private Uni<List<RowOutcome>> write(List<Row<T>> rows) {
        return batch.apply(rows).onFailure(SqlState::isOfTheRows).recoverWithUni(() -> Multi.createFrom().iterable(rows)
                .onItem().transformToUniAndConcatenate(row -> batch.apply(List.of(row)).onFailure(SqlState::isOfTheRows)
                        .recoverWithItem(() -> List.of(
                                new RowOutcome.Rejected(row.number(), "the row must not hold a value that can't be stored"))))
                .collect().asList()
                .map(written -> written.stream().flatMap(List::stream).toList()));
    }

    private List<ImportLine> report(List<RowOutcome> outcomes) {
        List<ImportLine> lines = new ArrayList<>(remarks);
        remarks.clear();
        if (outcomes.isEmpty()) {
            return lines;
        }
        for (RowOutcome outcome : outcomes) {
            switch (count(outcome)) {
                case RowOutcome.Rejected refused -> lines.add(ImportLine.rejected(refused.row(), refused.reason()));
                case RowOutcome.Imported taken when taken.note() != null -> lines.add(ImportLine.noted(taken.row(), taken.note()));
                case RowOutcome.Matched same when same.note() != null -> lines.add(ImportLine.noted(same.row(), same.note()));
                default -> { }
            }
        }
        if (rejected > MOST_REJECTED && !over) {
            over = true;
            lines.add(ImportLine.noted(outcomes.stream().mapToInt(RowOutcome::row).max().orElseThrow(),
                    "more than 10,000 rows were rejected: the rows after this one were not read"));
        }
        lines.add(ImportLine.progress(totals()));
        return lines;
    }

    private <O extends RowOutcome> O count(O outcome) {
        switch (outcome) {
            case RowOutcome.Imported i -> imported++;
            case RowOutcome.Matched m -> matched++;
            case RowOutcome.Rejected r -> rejected++;
            default -> throw new IllegalStateException();
        }
        return outcome;
    }

    private ImportLine.Totals totals() {
        return new ImportLine.Totals(imported + matched + rejected, imported, matched, rejected);
    }
}
