package org.palermo.inspection.statement;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.inspection.supplychain.CompanyRegister;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.money.Currencies;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Records the turnover of companies, and says which laws oblige them.
@Tag(name = "Statements", description = "Statements on modern slavery that laws oblige companies to publish, and what they say.")
@Path("/api/inspection/v1/companies/{id}/obligations")
@Authenticated
@ApplicationScoped
public class Turnovers {
    private final StatementStore store;
    private final StatementRules rules;
    private final CompanyRegister companies;
    private final CurrentOperation operation;

    Turnovers(StatementStore store, StatementRules rules, CompanyRegister companies, CurrentOperation operation) {
        this.store = store;
        this.rules = rules;
        this.companies = companies;
        this.operation = operation;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such company
    @GET
    @Operation(operationId = "getCompanyObligations", summary = "Read which laws oblige a company to publish a statement, year by year",
            description = "It compares each recorded turnover with the threshold of each law of that year. Turnover in another currency is "
                    + "not converted. A reader must judge whether the company does business in the country (`applies`).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR}, scope = "all companies")
    @Scoped
    public Uni<CompanyObligations> obligations(UUID id) {
        return companies.find(id).map(found -> found.orElseThrow(Problems::notFound)).chain(() -> read(id));
    }

    private Uni<CompanyObligations> read(UUID company) {
        return store.turnovers(company).flatMap(turnovers -> store.years(company)
                .map(statements -> CompanyObligations.of(company, turnovers, statements, rules.obligations())));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown currency or a year that is not possible; 404 when there is no
    ///     such company
    @POST
    @Path("/turnovers")
    @ResponseStatus(201)
    @Operation(operationId = "recordTurnover", summary = "Record what a company turned over in a financial year",
            description = "A second record for a year replaces the first, which is kept. The answer says which laws oblige the company.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR}, scope = "all companies")
    @Audited
    @Scoped
    public Uni<CompanyObligations> record(UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RecordTurnover command) {
        Actor actor = operation.caller();
        if (!Currencies.isCounted(command.turnover().currency())) {
            throw Problems.invalid("turnover.currency", "must be a currency of ISO 4217");
        }
        if (command.yearEnds().getYear() < 2010 || command.yearEnds().getYear() > 2100) {
            throw Problems.invalid("yearEnds", "must be a day from 2010 to 2100");
        }
        return operation.once(actor, key, command, CompanyObligations.class, () -> companies.find(id)
                .map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> store.addTurnover(id, command, actor, operation.now()))
                .chain(() -> operation.record(actor, "TURNOVER", "company", id))
                .chain(() -> read(id)));
    }
}
