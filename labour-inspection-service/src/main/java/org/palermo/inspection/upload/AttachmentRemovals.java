package org.palermo.inspection.upload;

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
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.retention.LegalHolds;
import org.palermo.kernel.scope.Scoped;

/// Removes whole files of visits before their time is over.
@Tag(name = "Attachments",
        description = "Files of visits and findings. A phone sends them piece by piece, by tus 1.0, and continues where it stopped.")
@Path("/api/inspection/v1/visits/{visit}/attachments/{attachment}/removal")
@ApplicationScoped
public class AttachmentRemovals {
    private final UploadStore store;
    private final VisitScope visits;
    private final LegalHolds holds;
    private final CurrentOperation operation;

    AttachmentRemovals(UploadStore store, VisitScope visits, LegalHolds holds, CurrentOperation operation) {
        this.store = store;
        this.visits = visits;
        this.holds = holds;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the visit has no such whole file; 409 under a legal hold, while
    ///     evidence made from it stands, and when the inspector has a conflict of interest with the workplace
    @POST
    @Operation(operationId = "removeAttachment", summary = "Remove a file of a visit, with the reason",
            description = "The file, its name and its hashes are deleted. The entry keeps who sent the file, who removed it, when and why. "
                    + "The answer is 409 while a legal hold applies to the file or its finding, and while evidence that was made from it "
                    + "stands: remove the evidence first. A file that is still arriving gets 404. A phone that asks for its upload hears "
                    + "that it is complete, and a form that is sent again does not bring the file back. Repeating the request changes "
                    + "nothing.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<AttachmentView> remove(UUID visit, UUID attachment, @Valid @NotNull RemoveAttachment command) {
        Actor actor = operation.caller();
        return visits.requireToWrite(visit, actor).flatMap(visited -> found(actor, visited, attachment)
                .flatMap(file -> file.isRemoved() ? operation.record(actor, "READ", Uploads.KIND, attachment)
                        : remove(actor, visited, file, command.reason()))
                .chain(() -> found(actor, visited, attachment))
                .map(AttachmentView::removed));
    }

    /// The holds are looked for first, in the order in which an erasure asks. Then nobody makes evidence of the visit before the end of the
    /// transaction.
    private Uni<Void> remove(Actor actor, VisitScope.Visited visited, Upload file, AttachmentRemovalReason reason) {
        return (file.finding() == null ? Uni.createFrom().voidItem() : requireNoHold("finding", file.finding()))
                .chain(() -> requireNoHold(Uploads.KIND, file.id()))
                .chain(() -> store.aloneWithEvidence(visited.visit()))
                .chain(() -> found(actor, visited, file.id()))
                .invoke(now -> {
                    if (now.evidence() != null) {
                        throw Problems.conflict("attachment", "is-evidence",
                                "Evidence was made from this file. Remove the evidence first, then the file.");
                    }
                })
                .chain(() -> store.remove(file.id(), reason, operation.now()))
                .flatMap(removed -> operation.record(actor, removed ? "REMOVE" : "READ", Uploads.KIND, file.id()));
    }

    private Uni<Void> requireNoHold(String kind, UUID record) {
        return holds.isHeld(kind, record).invoke(held -> {
            if (held) {
                throw Problems.conflict("retention", "legal-hold",
                        "A legal hold applies to this file or its finding. The file can't be removed until the hold is lifted.");
            }
        }).replaceWithVoid();
    }

    private Uni<Upload> found(Actor actor, VisitScope.Visited visited, UUID attachment) {
        return store.listed(attachment, actor)
                .map(found -> found.filter(file -> file.visit().equals(visited.visit())).orElseThrow(Problems::notFound));
    }
}
