package org.palermo.inspection.statement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over statements, the answers on them, and the turnover of companies.
@ApplicationScoped
class StatementStore {
    private static final String STATEMENT = """
            select s.id, s.regime, s.year, s.company, c.name as company_name, s.organisation, s.period_start, s.period_end,
                    s.statement_url, s.summary_url,
                   s.areas, s.turnover_listed, s.recorded_at, s.version, f.header, s.cells
              from company_statement s join company c on c.id = s.company left join statement_file f on f.id = s.file
            """;
    private static final Query<StatementRow> FIND = Query.of(StatementRow.class, STATEMENT + " where s.id = $1");
    private static final Query<StatementRow> PAGE = Query.of(StatementRow.class, STATEMENT + """
             where (s.recorded_at, s.id) < ($1, $2) and (cast($3 as text) is null or s.regime = $3)
               and (cast($4 as integer) is null or s.year = $4)
               and (cast($5 as text) is null or s.areas is not null and not $5 = any (s.areas))
             order by s.recorded_at desc, s.id desc limit $6
            """);
    private static final Query<StatementRow> OF_COMPANY = Query.of(StatementRow.class, STATEMENT + """
             where s.company = $1 and (s.recorded_at, s.id) < ($2, $3) order by s.recorded_at desc, s.id desc limit $4
            """);
    private static final Query<StatementView.Sharing> SHARED = Query.of(StatementView.Sharing.class, """
            select id, organisation as organisation_name from company_statement where summary_url = $1 and id <> $2
              order by organisation, id limit 200
            """);
    private static final Query<AnswerRow> ANSWERS = Query.of(AnswerRow.class, """
            select distinct on (question) question, answer, place, answered_at
              from statement_answer where statement = $1 order by question, answered_at desc, id desc
            """);
    private static final Change ADD = Change.of("""
            insert into company_statement (id, regime, year, company, organisation, organisation_key, period_start, period_end,
                    statement_url, areas,
                                           recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict do nothing
            """);
    private static final Change ADD_ANSWER = Change.of("""
            insert into statement_answer (id, statement, question, questions_version, answer, place, agency, answered_by, answered_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
    private static final Change ADD_TURNOVER = Change.of("""
            insert into company_turnover (company, year_ends, recorded_at, amount, currency, source, recorded_by) values ($1, $2, $3, $4,
                    $5, $6, $7)
            """);
    private static final Query<TurnoverRow> TURNOVERS = Query.of(TurnoverRow.class, """
            select distinct on (year_ends) year_ends, amount, currency, source from company_turnover
             where company = $1 order by year_ends desc, recorded_at desc limit 30
            """);
    private static final Query<YearRow> YEARS = Query.of(YearRow.class, """
            select id, regime, year, period_end from company_statement where company = $1 order by year desc, id limit 200
            """);
    private static final Query<FoundRow> FOUND = Query.of(FoundRow.class, """
            select w.id as workplace, count(*) as visits, cast(sum(f.findings) as bigint) as findings,
                   cast(sum(f.positive) as bigint) as positive, cast(sum(f.violations) as bigint) as violations,
                   cast(sum(f.fees) as bigint) as fees, cast(sum(d.orders) as bigint) as final_orders, max(v.began_at) as last_visit
              from unnest(cast($1 as uuid[])) as w(id) cross join lateral unnest(supply_parts(array[w.id])) as part(id)
              join lateral (
                  select k.id, coalesce(k.corrected_start, k.started_at) as began_at from visit k
                   where k.workplace = part.id and k.agency = $2 and coalesce(k.corrected_start, k.started_at) >= $3) v on true
              cross join lateral (
                  select count(distinct g.id) as findings, count(distinct g.id) filter (where g.positive) as positive,
                         count(x.id) as violations, count(x.id) filter (where x.code = 'RECRUITMENT_FEE') as fees
                    from finding g left join finding_violation x on x.finding = g.id and violation_stands(x.id)
                   where g.visit = v.id and g.agency = $2) f
              cross join lateral (
                  select count(*) as orders from directive o
                   where o.visit = v.id and o.agency = $2
                     and directive_is_final(o.state, o.lifted_for, o.appeal_lodged_on, o.appeal_outcome, o.appeal_until, $4)) d
             group by w.id
            """);

    @RegisterForReflection
    record AnswerRow(String question, String answer, String place, Instant answeredAt) {}

    @RegisterForReflection
    record TurnoverRow(LocalDate yearEnds, long amount, String currency, String source) {}

    @RegisterForReflection
    record YearRow(UUID id, String regime, int year, LocalDate periodEnd) {}

    /// @param positive findings whose screening is positive
    /// @param violations that no appeal quashed
    /// @param fees violations that are a fee charged to a worker for recruitment
    /// @param finalOrders orders of these visits that no appeal can change any more
    @RegisterForReflection
    record FoundRow(UUID workplace, long visits, long findings, long positive, long violations, long fees, long finalOrders,
            Instant lastVisit) {}

    Uni<Optional<StatementRow>> find(UUID id) {
        return FIND.first(id);
    }

    /// @param missing an area that the register says it doesn't cover, or null
    /// @return at most `limit`, the one that was recorded last first
    Uni<List<StatementRow>> page(Regime regime, Integer year, StatementArea missing, Cursor after, int limit) {
        return PAGE.list(after.at(), after.id(), regime, year, missing, limit);
    }

    Uni<List<StatementRow>> ofCompany(UUID company, Cursor after, int limit) {
        return OF_COMPANY.list(company, after.at(), after.id(), limit);
    }

    Uni<List<StatementView.Sharing>> sharing(StatementRow statement) {
        return statement.summaryUrl() == null ? Uni.createFrom().item(List.of()) : SHARED.list(statement.summaryUrl(), statement.id());
    }

    Uni<List<AnswerRow>> answers(UUID statement) {
        return ANSWERS.list(statement);
    }

    /// @return false when there is a statement of the organisation for the year
    Uni<Boolean> add(UUID id, RecordStatement s, UUID company, String name, Actor actor, Instant now) {
        return ADD.execute(id, s.regime(), s.year(), company, name, ListedStatement.key(name, company.toString()), s.periodStart(),
                        s.periodEnd(), s.statementUrl(),
                        s.areas().stream().sorted().map(Enum::name).toArray(String[]::new), actor.subject(), now)
                .map(added -> added == 1);
    }

    Uni<Void> answer(UUID statement, AnswerQuestion a, String version, Actor actor, Instant now) {
        return ADD_ANSWER.execute(Ids.next(), statement, a.question(), version, a.answer(), a.place(), actor.agency(), actor.subject(),
                now).replaceWithVoid();
    }

    Uni<Void> addTurnover(UUID company, RecordTurnover t, Actor actor, Instant now) {
        return ADD_TURNOVER.execute(company, t.yearEnds(), now, t.turnover().minor(), t.turnover().currency(), t.source(),
                actor.subject()).replaceWithVoid();
    }

    /// Latest year first.
    Uni<List<TurnoverRow>> turnovers(UUID company) {
        return TURNOVERS.list(company);
    }

    Uni<List<YearRow>> years(UUID company) {
        return YEARS.list(company);
    }

    /// What the caller's inspectorate found at workplaces since an instant.
    ///
    /// @param today orders are final whose term for an appeal ended before it
    Uni<List<FoundRow>> found(List<UUID> workplaces, Actor actor, Instant since, LocalDate today) {
        return FOUND.list(workplaces.toArray(UUID[]::new), actor.agency(), since, today);
    }
}
