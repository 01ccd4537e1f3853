package org.palermo.inspection.workplace.imports;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.palermo.inspection.workplace.ListedRow;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.FileRemark;
import org.palermo.kernel.imports.InvalidRow;
import org.palermo.kernel.imports.LineResult;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.sql.SqlState;

/// Reads the file of one import batch by batch, on a thread that may wait.
///
/// @param stopping whether the service is going down
record ListReading(FactoryListReader lists, ListIntake intake, Actor system, Waiter waiter, BooleanSupplier stopping) {
    static final int MOST_ROWS = 100_000;
    static final int MOST_REJECTED = 10_000;
    private static final int BATCH = 200;
    private static final int LONGEST_KEPT = 8_000;
    private static final int TOO_LARGE = 413;

    /// Waits for the result of work that runs on its own context.
    interface Waiter {
        /// @throws ListImportJob.Waiting when something that it needs is unavailable
        <T> T result(Supplier<Uni<? extends T>> work);
    }

    /// Reads the file from its start, passes over the rows that were dealt with, and goes on from there.
    void read(ListRunStore.Run run, UUID lease, PieceFile file) {
        ListFailure failure = null;
        try (FactoryListReader.Opened opened = lists.open(file, run.format(), run.country())) {
            waiter.result(() -> intake.begin(system, run.id(), lease, opened.header()));
            failure = rows(run, lease, opened);
        } catch (HttpProblem refused) {
            failure = refused.getStatusCode() == TOO_LARGE ? ListFailure.TOO_LARGE
                    : FactoryListReader.isWithoutName(refused) ? ListFailure.NO_NAME : ListFailure.NOT_READABLE;
        } catch (IOException broken) {
            failure = ListFailure.NOT_READABLE;
        }
        ListFailure why = failure;
        waiter.result(() -> intake.end(system, run.id(), lease, why));
    }

    private ListFailure rows(ListRunStore.Run run, UUID lease, FactoryListReader.Opened opened) throws IOException {
        ListRunStore.Run at = run;
        for (List<LineResult<FactoryListReader.Line>> some = opened.rows().next(BATCH); !some.isEmpty(); some = opened.rows().next(BATCH)) {
            Batch batch = Batch.of(some, at.lastRow());
            if (at.read() + batch.size() > MOST_ROWS) {
                return ListFailure.TOO_MANY_ROWS;
            }
            at = batch.isEmpty() ? at : take(at, lease, batch);
            if (at.rejected() > MOST_REJECTED) {
                return ListFailure.TOO_MANY_REJECTED;
            }
        }
        return null;
    }

    /// A batch that the database refuses is tried again row by row, so that one bad row affects only itself.
    private ListRunStore.Run take(ListRunStore.Run run, UUID lease, Batch batch) {
        if (stopping.getAsBoolean()) {
            throw new ListImportJob.Waiting(new InterruptedException());
        }
        try {
            return waiter.result(() -> intake.take(system, run, lease, batch.rows(), batch.rejected(), batch.remarks(), batch.last()));
        } catch (ListImportJob.Waiting failure) {
            if (!SqlState.isOfTheRows(failure.getCause())) {
                throw failure;
            }
        }
        ListRunStore.Run at = run;
        for (Batch one : batch.each()) {
            at = batch.size() == 1 ? leaveOut(at, lease, one) : take(at, lease, one);
        }
        return at;
    }

    private ListRunStore.Run leaveOut(ListRunStore.Run run, UUID lease, Batch one) {
        List<RejectedRowView> refused =
                List.of(new RejectedRowView(one.last(), "the row must not hold a value that can't be stored", List.of()));
        return waiter.result(() -> intake.take(system, run, lease, List.of(), refused, one.remarks(), one.last()));
    }

    /// Rows that are written together.
    ///
    /// @param last the number of the last row of both
    private record Batch(List<Row<ListedRow>> rows, List<RejectedRowView> rejected, Set<ListRemark> remarks, int last) {

        static Batch of(List<LineResult<FactoryListReader.Line>> reads, int behind) {
            Batch batch = new Batch(new ArrayList<>(), new ArrayList<>(), EnumSet.noneOf(ListRemark.class), behind);
            for (LineResult<FactoryListReader.Line> read : reads) {
                switch (read) {
                    case Row<FactoryListReader.Line> row when row.number() > behind -> batch.add(row.number(), row.value());
                    case InvalidRow<FactoryListReader.Line> bad when bad.refused().row() > behind ->
                            batch.rejected.add(new RejectedRowView(bad.refused().row(), bad.refused().reason(), List.of()));
                    case FileRemark<FactoryListReader.Line> remark -> batch.remarks.add(ListRemark.of(remark.said()));
                    default -> { }
                }
            }
            int last = Math.max(batch.rows.isEmpty() ? behind : batch.rows.getLast().number(),
                    batch.rejected.isEmpty() ? behind : batch.rejected.getLast().row());
            return new Batch(batch.rows, batch.rejected, batch.remarks, last);
        }

        private void add(int number, FactoryListReader.Line line) {
            if (line.row() != null) {
                rows.add(new Row<>(number, line.row()));
            } else {
                boolean isLong = line.cells().stream().mapToInt(String::length).sum() > LONGEST_KEPT;
                rejected.add(new RejectedRowView(number, line.reason(), isLong ? List.of() : line.cells()));
            }
        }

        int size() {
            return rows.size() + rejected.size();
        }

        boolean isEmpty() {
            return size() == 0;
        }

        /// Each row by itself, in the order of the file.
        List<Batch> each() {
            List<Batch> all = new ArrayList<>();
            rows.forEach(row -> all.add(new Batch(List.of(row), List.of(), remarks, row.number())));
            rejected.forEach(row -> all.add(new Batch(List.of(), List.of(row), remarks, row.row())));
            all.sort(java.util.Comparator.comparingInt(Batch::last));
            return all;
        }
    }
}
