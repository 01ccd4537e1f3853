package org.palermo.inspection.statement;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.supplychain.LinkDirection;
import org.palermo.inspection.supplychain.PartyKind;
import org.palermo.inspection.supplychain.ReachView;
import org.palermo.inspection.supplychain.SupplyReach;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Compares a statement with what inspectors found along the company's supply chain. It has only the numbers of an inspectorate's own
/// visits and findings, and nothing about a complaint, an indicator or a person.
@Tag(name = "Statements", description = "Statements on modern slavery that laws oblige companies to publish, and what they say.")
@Path("/api/inspection/v1/statements/{id}/cross-check")
@Authenticated
@ApplicationScoped
public class CrossChecks {
    private static final int STEPS = 5;
    /// The last time zone in which a day begins: an order that is final there is final everywhere.
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private final StatementStore store;
    private final StatementReading reading;
    private final StatementRules rules;
    private final SupplyReach chains;
    private final CurrentOperation operation;

    CrossChecks(StatementStore store, StatementReading reading, StatementRules rules, SupplyReach chains, CurrentOperation operation) {
        this.store = store;
        this.reading = reading;
        this.rules = rules;
        this.chains = chains;
        this.operation = operation;
    }

    /// @param language of the questions, BCP 47; English where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such statement
    @GET
    @Operation(operationId = "crossCheckStatement", summary = "Compare what a statement says with what inspectors found at the suppliers",
            description = "The service follows the chain five steps down, over the links that exist today. A chief inspector gets the "
                    + "numbers of visits, findings, violations and final orders of the inspectorate; a screening is not a legal finding. "
                    + "A national rapporteur may not read findings, and gets what the statement says and how many suppliers are known.")
    @Allowed(roles = {CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR},
            scope = "all statements; chief inspector: with figures of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<CrossCheckView> check(UUID id, @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        Actor actor = operation.caller();
        LocalDate today = LocalDate.ofInstant(operation.now(), ZoneOffset.UTC);
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(statement -> reading.said(statement, language)
                        .flatMap(said -> chains.of(statement.company(), LinkDirection.SUPPLIERS, today, STEPS)
                                .flatMap(reach -> compare(actor, statement, compared(said), reach))))
                .call(checked -> operation.record(actor, "CROSS_CHECK", "company_statement", id));
    }

    private List<StatementView.Answered> compared(List<StatementView.Answered> said) {
        return said.stream().filter(answer -> rules.question(answer.question()).filter(AskedQuestion::crossChecked).isPresent()).toList();
    }

    private Uni<CrossCheckView> compare(Actor actor, StatementRow statement, List<StatementView.Answered> says, ReachView reach) {
        Map<UUID, ReachView.Reached> workplaces = reach.parties().stream().filter(reached -> reached.party().kind() == PartyKind.WORKPLACE)
                .collect(Collectors.toMap(reached -> reached.party().id(), Function.identity()));
        CrossCheckView known = new CrossCheckView(statement.id(), statement.company(), statement.companyName(), statement.year(),
                statement.since(), says,
                workplaces.size(), reach.cut(), null, null);
        if (!actor.has(CHIEF_INSPECTOR)) {
            return Uni.createFrom().item(known);
        }
        return store.found(List.copyOf(workplaces.keySet()), actor,
                statement.since().atStartOfDay(ZoneOffset.UTC).toInstant(), LocalDate.ofInstant(operation.now(), LAST)).map(rows -> {
            List<CrossCheckView.FoundAtSupplier> found = rows.stream().map(row -> found(row, workplaces.get(row.workplace())))
                    .sorted(Comparator.comparingLong(CrossCheckView.FoundAtSupplier::positive)
                            .thenComparingLong(CrossCheckView.FoundAtSupplier::violations)
                            .reversed().thenComparing(at -> at.workplace().id()))
                    .toList();
            return new CrossCheckView(known.statement(), known.company(), known.companyName(), known.year(), known.since(), says,
                    known.suppliers(), known.cut(), found,
                    contrasts(says, Found.of(rows)));
        });
    }

    private static CrossCheckView.FoundAtSupplier found(StatementStore.FoundRow row, ReachView.Reached at) {
        return new CrossCheckView.FoundAtSupplier(at.party(), at.step(), at.via(), row.visits(), row.findings(), row.positive(),
                row.violations(), row.finalOrders(), row.lastVisit());
    }

    /// What was found at any supplier. A violation need not be a sign of forced labour: it contradicts what the statement says of audits,
    /// complaints and risks, and what it says of fees only if it is a fee.
    private record Found(boolean signs, boolean fees, boolean anything) {
        static Found of(List<StatementStore.FoundRow> rows) {
            boolean signs = rows.stream().anyMatch(row -> row.positive() > 0);
            return new Found(signs, signs || rows.stream().anyMatch(row -> row.fees() > 0),
                    signs || rows.stream().anyMatch(row -> row.violations() > 0 || row.finalOrders() > 0));
        }
    }

    private static List<CrossCheckView.Contrast> contrasts(List<StatementView.Answered> says, Found found) {
        Map<String, StatementAnswer> answers = says.stream().collect(Collectors.toMap(StatementView.Answered::question,
                StatementView.Answered::answer));
        List<CrossCheckView.Contrast> contrasts = new ArrayList<>();
        add(contrasts, found.anything() && answers.get("AUDITS") == StatementAnswer.YES, CrossCheckView.Contrast.AUDITED_AND_FOUND);
        add(contrasts, found.anything() && answers.get("COMPLAINTS") == StatementAnswer.YES, CrossCheckView.Contrast.COMPLAINTS_AND_FOUND);
        add(contrasts, found.fees() && answers.get("FEES") == StatementAnswer.YES, CrossCheckView.Contrast.NO_FEES_AND_FOUND);
        add(contrasts, found.signs() && answers.get("FOUND") == StatementAnswer.NO, CrossCheckView.Contrast.NOTHING_SAID_AND_FOUND);
        add(contrasts, found.anything() && answers.get("RISKS") == StatementAnswer.NO, CrossCheckView.Contrast.NO_RISK_AND_FOUND);
        return contrasts;
    }

    private static void add(List<CrossCheckView.Contrast> contrasts, boolean isSo, CrossCheckView.Contrast contrast) {
        if (isSo) {
            contrasts.add(contrast);
        }
    }
}
