package org.palermo.inspection.finding;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.violation.ViolationCorrecting;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;

/// Corrects findings at a desk. The earlier values are kept.
@Tag(name = "Findings", description = "What inspectors have found on visits, and the figures of a country from these findings.")
@Path("/api/inspection/v1/visits/{visit}/findings/{finding}/corrections")
@Authenticated
@ApplicationScoped
public class FindingDeskCorrections {
    private final FindingCorrecting correcting;
    private final FindingRevision revision;
    private final Findings findings;
    private final CurrentOperation operation;

    FindingDeskCorrections(FindingCorrecting correcting, FindingRevision revision, Findings findings,
            CurrentOperation operation) {
        this.correcting = correcting;
        this.revision = revision;
        this.findings = findings;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it; the same for the finding
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for unknown or repeated codes, a finding that would keep neither a violation
    ///     nor an indicator nor a report, or as {@link ViolationCorrecting#check}; 404 when there is no such finding of the visit, or it
    ///     belongs to another inspectorate; 409 when it was erased or has as many corrections as it may, the inspector has a conflict of
    ///     interest with the workplace, or an order or a penalty is based on a violation that is withdrawn; 412 when somebody corrected
    ///     it since it was read; 428 without `If-Match`
    @POST
    @Operation(operationId = "correctFinding", summary = "Correct a finding, with a reason",
            description = "The body replaces what the finding says. For violations, list only those to add (`violations`) and those to "
                    + "withdraw (`withdrawn`). A violation on which an order or a penalty is based can't be withdrawn (409). The earlier "
                    + "values are kept (`listFindingCorrections`). The finding is screened again; reports of suspected victims do not "
                    + "change. The finding must keep a violation, an indicator or a report (400). An erased finding can't be corrected, "
                    + "and a finding has at most 500 corrections (409).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<RestResponse<FindingView>> correct(UUID visit, UUID finding, @RestHeader(Idempotency.HEADER) String key,
            @RestHeader("If-Match") String ifMatch, @Valid @NotNull CorrectFinding command) {
        Actor actor = operation.caller();
        correcting.check(command.indicators());
        return operation.once(actor, key, command, FindingView.class, () -> correcting.alone(actor, visit, finding)
                .invoke(found -> ETags.require(ifMatch, found.version()))
                .flatMap(found -> revision.correct(actor, found, command))
                .flatMap(corrected -> findings.view(actor, corrected, visit, "en"))).map(ETags::on);
    }
}
