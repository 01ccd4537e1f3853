package org.palermo.inspection.tip.official;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.inspection.recruitment.AgencyDays;
import org.palermo.inspection.tip.TipField;
import org.palermo.inspection.tip.TipStore;
import org.palermo.inspection.tip.TipView;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Writes a tip as a suspicious-activity report. Nothing is sent: the chief inspector hands it to the financial intelligence unit.
@Tag(name = "Tips", description = "Tips of partners and of the public, and the agreements with partners.")
@Path("/api/inspection/v1/tips/{tip}/suspicious-activity-report")
@Authenticated
@ApplicationScoped
public class SuspiciousActivityReports {
    private final TipStore store;
    private final AgencyDays days;
    private final CurrentOperation operation;

    SuspiciousActivityReports(TipStore store, AgencyDays days, CurrentOperation operation) {
        this.store = store;
        this.days = days;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "getSuspiciousActivityReport", summary = "Read a tip as a suspicious-activity report with the least data",
            description = "Its fields have the names of goAML. It was not validated against a schema of goAML, and the service sends it "
                    + "to nobody. It does not say who gave the tip. A tip without an account, a transaction and a subject gets 409, and "
                    + "so does an erased tip.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = Tips.OWN)
    @Audited
    @Scoped
    public Uni<SuspiciousActivityReport> get(UUID tip) {
        Actor actor = operation.caller();
        return store.find(tip, actor).map(found -> found.orElseThrow(Problems::notFound))
                .invoke(t -> {
                    if (!hasSomethingToReport(t)) {
                        throw Problems.conflict("tip", "nothing-to-report", "This tip has no account, no transaction and no subject.");
                    }
                })
                .call(t -> operation.record(actor, "REPORT_ACTIVITY", "tip", t.id()))
                .map(t -> SuspiciousActivityReport.of(t, days.today(t.country())));
    }

    private static boolean hasSomethingToReport(TipView tip) {
        return tip.content() != null && TipField.in(tip.content()).stream()
                .anyMatch(field -> field == TipField.ACCOUNTS || field == TipField.TRANSACTIONS || field == TipField.SUBJECT_NAME);
    }
}
