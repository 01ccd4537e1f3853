package org.palermo.inspection.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Writes the rows of a register's file, and reads them back for the export.
@ApplicationScoped
class StatementImportStore {
    private static final String ROWS = """
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as r(id uuid, regime text, year smallint, company uuid,
                      organisation text,
                   organisation_key text, period_start date, period_end date, statement_url text, summary_url text, areas text[],
                   turnover_listed text, row_number integer, cells text[])
            """;
    private static final Change ADD_FILE = Change.of("""
            insert into statement_file (id, regime, name, header, imported_at, imported_by) values ($1, $2, $3, $4, $5, $6)
            """);
    private static final Query<UUID> ADD = Query.of(UUID.class, """
            insert into company_statement (id, regime, year, company, organisation, organisation_key, period_start, period_end,
                    statement_url, summary_url,
                                           areas, turnover_listed, file, row_number, cells, recorded_by, recorded_at)
            select r.id, r.regime, r.year, r.company, r.organisation, r.organisation_key, r.period_start, r.period_end, r.statement_url,
                    r.summary_url,
                   r.areas, r.turnover_listed, $2, r.row_number, r.cells, $3, $4
            """ + ROWS + " on conflict do nothing returning id");
    private static final Query<SaidBefore> OF_FILE = Query.of(SaidBefore.class, "select r.id, s.row_number" + ROWS + """
              join company_statement s on s.regime = r.regime and s.year = r.year and s.organisation_key = r.organisation_key
                                      and coalesce(s.summary_url, '') = coalesce(r.summary_url, '')
             where s.file = $2
            """);
    private static final Change KEEP_EARLIER = Change.of("""
            insert into company_statement_earlier (statement, version, areas, file, row_number, cells, replaced_at)
            select s.id, s.version, s.areas, s.file, s.row_number, s.cells, $2
            """ + ROWS + """
              join company_statement s on s.regime = r.regime and s.year = r.year and s.organisation_key = r.organisation_key
                                      and coalesce(s.summary_url, '') = coalesce(r.summary_url, '')
             where s.cells is distinct from r.cells and s.id <> r.id
            on conflict do nothing
            """);
    /// A row that says the same is read from the new file too, so that the file is written back whole.
    private static final Change REPLACE = Change.of("""
            update company_statement s
               set areas = r.areas, period_start = r.period_start, period_end = r.period_end, statement_url = r.statement_url,
                   turnover_listed = r.turnover_listed, file = $2, row_number = r.row_number, cells = r.cells,
                   version = s.version + case when s.cells is distinct from r.cells then 1 else 0 end
            """ + ROWS + """
             where s.regime = r.regime and s.year = r.year and s.organisation_key = r.organisation_key
               and coalesce(s.summary_url, '') = coalesce(r.summary_url, '') and s.id <> r.id
            """);
    private static final Query<FileRow> FILES = Query.of(FileRow.class, """
            select f.id, f.header from statement_file f
             where f.regime = $1 and exists (select from company_statement s where s.file = f.id
               and (cast($2 as integer) is null or s.year = $2))
             order by f.imported_at desc, f.id desc limit 200
            """);
    private static final Query<CellsRow> CELLS = Query.of(CellsRow.class, """
            select distinct on (s.row_number) s.row_number, s.cells from company_statement s
             where s.file = $1 and s.row_number > $2 and (cast($3 as integer) is null or s.year = $3)
             order by s.row_number limit $4
            """);

    private final ObjectMapper json;

    StatementImportStore(ObjectMapper json) {
        this.json = json;
    }

    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record NewStatement(
            UUID id, Regime regime, int year, UUID company, String organisation, String organisationKey, LocalDate periodStart,
                    LocalDate periodEnd,
            String statementUrl, String summaryUrl, List<StatementArea> areas, String turnoverListed, int rowNumber, List<String> cells) {}

    /// A statement that an earlier row has.
    ///
    /// @param id of the later one
    /// @param rowNumber of the earlier row
    @RegisterForReflection
    record SaidBefore(UUID id, int rowNumber) {}

    @RegisterForReflection
    record FileRow(UUID id, String[] header) {}

    @RegisterForReflection
    record CellsRow(int rowNumber, String[] cells) {}

    Uni<Void> addFile(UUID id, Regime regime, String name, List<String> header, Actor actor, Instant now) {
        return ADD_FILE.execute(id, regime, name, header.toArray(String[]::new), now, actor.subject()).replaceWithVoid();
    }

    /// Those of the statements that earlier batches of this file have.
    Uni<List<SaidBefore>> ofFile(List<NewStatement> rows, UUID file) {
        return OF_FILE.list(json(rows), file);
    }

    /// Adds what is new, and replaces what is there, of which it keeps what the earlier file said.
    ///
    /// @return the ids of the new ones
    Uni<List<UUID>> write(List<NewStatement> rows, UUID file, Actor actor, Instant now) {
        String written = json(rows);
        return ADD.list(written, file, actor.subject(), now)
                .call(() -> KEEP_EARLIER.execute(written, now))
                .call(() -> REPLACE.execute(written, file));
    }

    /// The files of a register that have rows, latest first.
    Uni<List<FileRow>> files(Regime regime, Integer year) {
        return FILES.list(regime, year);
    }

    /// @param after the number of the last row before
    Uni<List<CellsRow>> cells(UUID file, int after, Integer year, int limit) {
        return CELLS.list(file, after, year, limit);
    }

    private String json(List<NewStatement> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows can't be written", e);
        }
    }
}
