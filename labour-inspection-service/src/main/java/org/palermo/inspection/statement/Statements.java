package org.palermo.inspection.statement;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.supplychain.CompanyRegister;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Lists, reads and records statements, and answers the questions on what they say.
@Tag(name = "Statements", description = "Statements on modern slavery that laws oblige companies to publish, and what they say.")
@Path("/api/inspection/v1/statements")
@Authenticated
@ApplicationScoped
public class Statements {
    static final String ALL = "all statements";

    private final StatementStore store;
    private final StatementReading reading;
    private final StatementRules rules;
    private final CompanyRegister companies;
    private final CurrentOperation operation;

    Statements(StatementStore store, StatementReading reading, StatementRules rules, CompanyRegister companies,
            CurrentOperation operation) {
        this.store = store;
        this.reading = reading;
        this.rules = rules;
        this.companies = companies;
        this.operation = operation;
    }

    /// @param company only statements of this company; the other filters are then ignored
    /// @param regime only statements by this country's law
    /// @param year only statements of this year
    /// @param missing only statements that don't cover this area, by the register
    @GET
    @Operation(operationId = "listStatements", summary = "List statements, the one that was recorded last first",
            description = "Filter by company, or by `regime`, `year` and an area that is missing (`missing`).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR}, scope = ALL)
    @Scoped
    public Uni<Page<StatementView>> page(@RestQuery UUID company, @RestQuery String regime, @RestQuery @Min(2010) @Max(2100) Integer year,
            @RestQuery String missing,
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Regime wanted = EnumParameter.of(Regime.class, "regime", regime);
        StatementArea area = EnumParameter.of(StatementArea.class, "missing", missing);
        Cursor after = Cursor.parse(cursor);
        return (company == null ? store.page(wanted, year, area, after, limit + 1) : store.ofCompany(company, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.recordedAt(), row.id())))
                .map(page -> new Page<>(page.items().stream().map(row -> row.view(rules, null, null, null)).toList(), page.next()));
    }

    /// @param language of the questions, BCP 47; English where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such statement
    @GET
    @Path("/{id}")
    @Operation(operationId = "getStatement",
            summary = "Read a statement, with every column of the register and the answers on what it says",
                    description =
                            "If nobody answered a question, the answer comes from a column of the register, if there is one (`from` is "
                                    + "`REGISTER`).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR}, scope = ALL)
    @Audited
    @Scoped
    public Uni<StatementView> get(UUID id, @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        return reading.whole(id, language).call(statement -> operation.record(operation.caller(), "READ", "company_statement", id));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown company or wrong days; 409 when the company has a statement
    ///     of the year
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordStatement", summary = "Record a statement that is in no file of a register",
            description = "The company must be registered (400). If it has a statement of this year under this law already, the "
                    + "answer is 409. Then answer the questions on what it says.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR}, scope = "adds a statement")
    @Audited
    @Scoped
    public Uni<RestResponse<StatementView>> record(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RecordStatement command) {
        Actor actor = operation.caller();
        check(command.periodStart(), command.periodEnd());
        return operation.once(actor, key, command, StatementView.class, () -> companies.named(command.company())
                        .map(found -> found.orElseThrow(() -> Problems.invalid("company", "must be the id or the reference of a company")))
                        .flatMap(company -> add(actor, command, company.id(), company.name())))
                .map(statement -> RestResponse.ResponseBuilder
                        .<StatementView>created(URI.create("/api/inspection/v1/statements/" + statement.id()))
                        .entity(statement).build());
    }

    private Uni<StatementView> add(Actor actor, RecordStatement command, UUID company, String name) {
        UUID id = Ids.next();
        return store.add(id, command, company, name, actor, operation.now())
                .invoke(added -> {
                    if (!added) {
                        throw Problems.conflict("statement", "known", "The company has a statement of this year already.");
                    }
                })
                .chain(() -> reading.whole(id))
                .call(statement -> operation.record(actor, "RECORD", "company_statement", id));
    }

    private static void check(LocalDate start, LocalDate end) {
        if (end != null && (end.getYear() < 2010 || end.getYear() > 2100)) {
            throw Problems.invalid("periodEnd", "must be a day from 2010 to 2100");
        }
        if (start != null && (start.getYear() < 2010 || end == null || start.isAfter(end))) {
            throw Problems.invalid("periodStart", "must be a day since 2010 that is not after the last day");
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown question; 403 without an organisation; 404 when there is no
    ///     such statement
    @POST
    @Path("/{id}/answers")
    @Operation(operationId = "answerStatementQuestion", summary = "Answer a question on what a statement says",
            description = "The questions are those of `GET /statement-questions`. A later answer replaces an earlier one, which is kept.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR}, scope = ALL)
    @Audited
    @Scoped
    public Uni<StatementView> answer(UUID id, @Valid @NotNull AnswerQuestion command) {
        Actor actor = operation.caller();
        if (actor.agency() == null) {
            throw Problems.forbidden("statement", "no-agency", "Only people of an organisation answer these questions.");
        }
        if (rules.question(command.question()).isEmpty()) {
            throw Problems.invalid("question", "must be the code of a question");
        }
        return store.find(id)
                .map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> store.answer(id, command, rules.version(), actor, operation.now()))
                .chain(() -> reading.whole(id))
                .call(statement -> operation.record(actor, "ANSWER", "company_statement", id));
    }
}
