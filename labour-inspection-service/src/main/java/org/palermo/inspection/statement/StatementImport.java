package org.palermo.inspection.statement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.inspection.supplychain.CompanyRegister;
import org.palermo.inspection.supplychain.RegisterCompany;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;

/// Takes a register's file, batch by batch. A row that names several organisations becomes a statement of each; rows of several
/// organisations may share a summary. Of two rows with the same organisation, year and summary the first is taken, the second rejected.
@ApplicationScoped
public class StatementImport {
    private final StatementImportStore store;
    private final CompanyRegister companies;
    private final CurrentOperation operation;

    StatementImport(StatementImportStore store, CompanyRegister companies, CurrentOperation operation) {
        this.store = store;
        this.companies = companies;
        this.operation = operation;
    }

    /// @return the id of the file
    @Scoped
    public Uni<UUID> begin(Actor actor, Regime regime, String name, List<String> header) {
        UUID file = Ids.next();
        return store.addFile(file, regime, name, header, actor, operation.now()).replaceWith(file);
    }

    /// @return the outcome of each row, in the order of the rows
    @Scoped
    public Uni<List<RowOutcome>> batch(Actor actor, Regime regime, UUID file, List<Row<ListedStatement>> rows) {
        List<RegisterCompany> named = rows.stream().flatMap(row -> row.value().organisations().stream())
                .map(ListedStatement.Organisation::company).toList();
        return companies.ids(named, operation.now()).flatMap(ids -> {
            List<StatementImportStore.NewStatement> statements = statements(regime, rows, ids);
            return store.ofFile(statements, file).flatMap(known -> {
                Map<UUID, Integer> before = before(statements, known);
                return store.write(statements.stream().filter(s -> !before.containsKey(s.id())).toList(), file, actor, operation.now())
                        .call(added -> operation.record(actor, "IMPORT", "company_statement", added))
                        .map(added -> outcomes(rows, statements, before, new HashSet<>(added)));
            });
        });
    }

    private static List<StatementImportStore.NewStatement> statements(Regime regime, List<Row<ListedStatement>> rows,
            List<UUID> companies) {
        List<StatementImportStore.NewStatement> statements = new ArrayList<>();
        for (Row<ListedStatement> row : rows) {
            ListedStatement s = row.value();
            for (ListedStatement.Organisation organisation : s.organisations()) {
                statements.add(new StatementImportStore.NewStatement(Ids.next(), regime, s.year(), companies.get(statements.size()),
                        organisation.written(),
                        organisation.key(), s.periodStart(), s.periodEnd(), s.statementUrl(), s.summaryUrl(), s.areas(), s.turnover(),
                                row.number(), s.cells()));
            }
        }
        return statements;
    }

    /// The row of the file that has the same statement already, by the id of the later one.
    ///
    /// @param known of earlier batches
    private static Map<UUID, Integer> before(List<StatementImportStore.NewStatement> statements,
            List<StatementImportStore.SaidBefore> known) {
        Map<UUID, Integer> before = new HashMap<>();
        Map<String, Integer> rows = new HashMap<>();
        for (StatementImportStore.NewStatement s : statements) {
            Integer row = rows.putIfAbsent(s.year() + " " + s.organisationKey() + " " + s.summaryUrl(), s.rowNumber());
            if (row != null) {
                before.put(s.id(), row);
            }
        }
        known.forEach(one -> before.put(one.id(), one.rowNumber()));
        return before;
    }

    private static List<RowOutcome> outcomes(List<Row<ListedStatement>> rows, List<StatementImportStore.NewStatement> statements,
            Map<UUID, Integer> before, Set<UUID> added) {
        Map<Integer, List<StatementImportStore.NewStatement>> byRow =
                statements.stream().collect(Collectors.groupingBy(StatementImportStore.NewStatement::rowNumber));
        return rows.stream().map(row -> outcome(row, byRow.get(row.number()), before, added)).toList();
    }

    /// An organisation that the row itself names twice has one statement, and nothing is lost.
    private static RowOutcome outcome(Row<ListedStatement> row, List<StatementImportStore.NewStatement> statements,
            Map<UUID, Integer> before, Set<UUID> added) {
        List<Integer> elsewhere =
                statements.stream().map(s -> before.get(s.id())).filter(line -> line != null && line != row.number()).distinct().toList();
        if (!elsewhere.isEmpty() && statements.stream().allMatch(s -> before.containsKey(s.id()))) {
            return new RowOutcome.Rejected(row.number(), "must not repeat the statement of line %d".formatted(elsewhere.getFirst()));
        }
        boolean fresh = statements.stream().anyMatch(s -> added.contains(s.id()));
        List<String> notes = new ArrayList<>(fresh ? row.value().notes() : List.of());
        elsewhere.forEach(line -> notes.add("the file has the statement of one of its organisations twice (line %d)".formatted(line)));
        String note = notes.isEmpty() ? null : String.join("; ", notes);
        return fresh ? new RowOutcome.Imported(row.number(), note) : new RowOutcome.Matched(row.number(), note);
    }
}
