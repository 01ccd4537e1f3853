package org.palermo.inspection.statement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palermo.inspection.supplychain.CompanyRegister;
import org.palermo.inspection.supplychain.RegisterCompany;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;

/// Takes a register's file, batch by batch. A row that names several organisations becomes a statement of each.
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
            return store.write(distinct(statements), file, actor, operation.now())
                    .call(added -> operation.record(actor, "IMPORT", "company_statement", added))
                    .map(added -> outcomes(rows, statements, new HashSet<>(added)));
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

    /// Two rows of a batch with one key: the first is taken.
    private static List<StatementImportStore.NewStatement> distinct(List<StatementImportStore.NewStatement> statements) {
        Set<String> keys = new HashSet<>();
        return statements.stream().filter(s -> keys.add(s.year() + " " + s.organisationKey() + " " + s.summaryUrl())).toList();
    }

    private static List<RowOutcome> outcomes(List<Row<ListedStatement>> rows, List<StatementImportStore.NewStatement> statements,
            Set<UUID> added) {
        Set<Integer> fresh = new HashSet<>();
        statements.stream().filter(s -> added.contains(s.id())).forEach(s -> fresh.add(s.rowNumber()));
        return rows.stream().<RowOutcome>map(row -> fresh.contains(row.number())
                ? new RowOutcome.Imported(row.number(), row.value().notes().isEmpty() ? null : String.join("; ", row.value().notes()))
                : new RowOutcome.Matched(row.number())).toList();
    }
}
