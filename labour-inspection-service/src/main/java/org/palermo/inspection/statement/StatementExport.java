package org.palermo.inspection.statement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Writes a register's rows back as they were read: the columns of the latest file in their order, then those that only earlier files had;
/// the rows in the order of the files, latest first, and each file's own.
@ApplicationScoped
public class StatementExport {
    private static final int ROWS = 200;

    private final StatementImportStore store;
    private final Audit audit;

    StatementExport(StatementImportStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /// What is written, and in which columns.
    ///
    /// @param columns the place of each column in the answer
    record Plan(List<StatementImportStore.FileRow> files, List<String> columns) {}

    /// How far the export is.
    private static final class Place {
        private int file;
        private int row;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when no file was imported
    @Scoped
    public Uni<Plan> plan(Actor actor, Regime regime, Integer year) {
        return store.files(regime, year)
                .invoke(files -> {
                    if (files.isEmpty()) {
                        throw Problems.notFound();
                    }
                })
                .call(files -> audit.record(actor, "EXPORT", "statement_file",
                        files.stream().map(StatementImportStore.FileRow::id).toList()))
                .map(files -> new Plan(files, columns(files)));
    }

    /// The pieces of the file; `page` runs each in a transaction of its own.
    Multi<byte[]> pieces(Plan plan, BiFunction<StatementImportStore.FileRow, Integer, Uni<List<StatementImportStore.CellsRow>>> page) {
        Place place = new Place();
        Multi<byte[]> rows = Multi.createBy().repeating().uni(() -> next(plan, place, page)).until(piece -> piece.length == 0);
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(() -> written(List.of(plan.columns()))), rows);
    }

    @Scoped
    public Uni<List<StatementImportStore.CellsRow>> page(Actor actor, StatementImportStore.FileRow file, int after, Integer year) {
        return store.cells(file.id(), after, year, ROWS);
    }

    private static Uni<byte[]> next(Plan plan, Place place, BiFunction<StatementImportStore.FileRow, Integer,
            Uni<List<StatementImportStore.CellsRow>>> page) {
        if (place.file >= plan.files().size()) {
            return Uni.createFrom().item(new byte[0]);
        }
        StatementImportStore.FileRow file = plan.files().get(place.file);
        return page.apply(file, place.row).flatMap(rows -> {
            if (rows.isEmpty()) {
                place.file++;
                place.row = 0;
                return next(plan, place, page);
            }
            place.row = rows.getLast().rowNumber();
            return Uni.createFrom().item(written(rows.stream().map(row -> inOrder(plan.columns(), file.header(), row.cells())).toList()));
        });
    }

    /// A column that a file has twice is two columns.
    private static List<String> columns(List<StatementImportStore.FileRow> files) {
        List<String> columns = new ArrayList<>(Arrays.asList(files.getFirst().header()));
        for (StatementImportStore.FileRow file : files) {
            Map<String, Integer> seen = new LinkedHashMap<>();
            for (String name : file.header()) {
                int times = seen.merge(name, 1, Integer::sum);
                if (columns.stream().filter(name::equals).count() < times) {
                    columns.add(name);
                }
            }
        }
        return columns;
    }

    /// The cells of a row, each in the column of its name; cells beyond the header stay at the end.
    private static List<String> inOrder(List<String> columns, String[] header, String[] cells) {
        List<String> row = new ArrayList<>();
        boolean[] used = new boolean[header.length];
        for (String column : columns) {
            row.add(taken(column, header, cells, used));
        }
        for (int i = header.length; i < cells.length; i++) {
            row.add(cells[i]);
        }
        return row;
    }

    private static String taken(String column, String[] header, String[] cells, boolean[] used) {
        for (int i = 0; i < header.length; i++) {
            if (!used[i] && header[i].equals(column)) {
                used[i] = true;
                return i < cells.length ? cells[i] : "";
            }
        }
        return "";
    }

    private static byte[] written(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (List<String> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
