package org.palermo.inspection.statement;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.palermo.inspection.supplychain.LinkDirection;
import org.palermo.inspection.supplychain.PartyKind;
import org.palermo.inspection.supplychain.ReachView;
import org.palermo.inspection.supplychain.SupplyReach;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Compares a statement with what inspectors found along the company's supply chain. Only the numbers of an inspectorate's own visits and
/// findings are in it: nothing of a complaint, of an indicator or of a person.
@Tag(name = "Statements", description = "Statements on modern slavery that laws oblige companies to publish, and what they say.")
@Path("/api/inspection/v1/statements/{id}/cross-check")
@Authenticated
@ApplicationScoped
public class CrossChecks {
    private static final int STEPS = 5;

    private final StatementStore store;
    private final StatementReading reading;
    private final StatementRules rules;
    private final SupplyReach chains;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    CrossChecks(StatementStore store, StatementReading reading, StatementRules rules, SupplyReach chains, TransactionTime time,
            Audit audit, CurrentActor caller) {
        this.store = store;
        this.reading = reading;
        this.rules = rules;
        this.chains = chains;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such statement
    @GET
    @Operation(operationId = "crossCheckStatement", summary = "Compare what a statement says with what inspectors found at the suppliers",
            description = "The chain is walked five steps down, over links of today. A chief inspector gets the numbers of visits and "
                    + "findings of the inspectorate; a screening is no legal finding. A national rapporteur, who reads no findings, gets "
                    + "what it says and how many suppliers are known.")
    @Allowed(roles = {CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR}, scope = "all statements; chief inspector: with figures of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<CrossCheckView> check(UUID id) {
        Actor actor = caller.get();
        LocalDate today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(statement -> reading.said(statement)
                        .flatMap(said -> chains.of(statement.company(), LinkDirection.SUPPLIERS, today, STEPS)
                                .flatMap(reach -> compare(actor, statement, compared(said), reach))))
                .call(checked -> audit.record(actor, "CROSS_CHECK", "company_statement", id));
    }

    private List<StatementView.Answered> compared(List<StatementView.Answered> said) {
        return said.stream().filter(answer -> rules.question(answer.question()).filter(StatementQuestion::crossChecked).isPresent()).toList();
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
                statement.since().atStartOfDay(ZoneOffset.UTC).toInstant()).map(rows -> {
            List<CrossCheckView.FoundAtSupplier> found = rows.stream().map(row -> found(row, workplaces.get(row.workplace())))
                    .sorted(Comparator.comparingLong(CrossCheckView.FoundAtSupplier::positive).reversed().thenComparing(at -> at.workplace().id())).toList();
            boolean isFound = found.stream().anyMatch(at -> at.positive() > 0);
            return new CrossCheckView(known.statement(), known.company(), known.companyName(), known.year(), known.since(), says,
                    known.suppliers(), known.cut(), found,
                    isFound ? contrasts(says) : List.of());
        });
    }

    private static CrossCheckView.FoundAtSupplier found(StatementStore.FoundRow row, ReachView.Reached at) {
        return new CrossCheckView.FoundAtSupplier(at.party(), at.step(), at.via(), row.visits(), row.findings(), row.positive(),
                row.lastVisit());
    }

    private static List<CrossCheckView.Contrast> contrasts(List<StatementView.Answered> says) {
        Map<String, StatementAnswer> answers = says.stream().collect(Collectors.toMap(StatementView.Answered::question,
                StatementView.Answered::answer));
        List<CrossCheckView.Contrast> contrasts = new ArrayList<>();
        add(contrasts, answers.get("AUDITS") == StatementAnswer.YES, CrossCheckView.Contrast.AUDITED_AND_FOUND);
        add(contrasts, answers.get("COMPLAINTS") == StatementAnswer.YES, CrossCheckView.Contrast.COMPLAINTS_AND_FOUND);
        add(contrasts, answers.get("FEES") == StatementAnswer.YES, CrossCheckView.Contrast.NO_FEES_AND_FOUND);
        add(contrasts, answers.get("FOUND") == StatementAnswer.NO, CrossCheckView.Contrast.NOTHING_SAID_AND_FOUND);
        add(contrasts, answers.get("RISKS") == StatementAnswer.NO, CrossCheckView.Contrast.NO_RISK_AND_FOUND);
        return contrasts;
    }

    private static void add(List<CrossCheckView.Contrast> contrasts, boolean isSo, CrossCheckView.Contrast contrast) {
        if (isSo) {
            contrasts.add(contrast);
        }
    }
}
