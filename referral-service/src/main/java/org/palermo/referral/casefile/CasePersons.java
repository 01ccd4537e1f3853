package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Reads who the person of a case file is, apart from the file: a page that shows the file needs no name, and the audit has an
/// entry of its own for each time that somebody asks for it.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/person")
@ApplicationScoped
public class CasePersons {
    private final CaseFileReads reads;
    private final CaseFileViews views;
    private final CurrentOperation operation;

    CasePersons(CaseFileReads reads, CaseFileViews views, CurrentOperation operation) {
        this.reads = reads;
        this.views = views;
        this.operation = operation;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a file that the caller may not read, 409 when nothing is kept of the
    /// person
    @GET
    @Operation(operationId = "getCasePerson", summary = "Read who the person of a case file is",
            description = "Each call has an audit entry of its own. A case without an identified person gets 409. Its ETag is that of the "
                    + "case file.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR},
            scope = "competent authority: cases in the regions that the caller covers; first responder: cases that the caller's "
                    + "organisation has referred; case coordinator: cases that the caller works on; all three: cases that the "
                    + "caller has opened in an emergency")
    @Audited
    @Scoped
    public Uni<RestResponse<CasePersonView>> get(UUID id) {
        return reads.read(operation.caller(), id)
                .flatMap(read -> views.of(read.actor(), read.file())
                        .invoke(file -> {
                            if (file.person() == null) {
                                throw Problems.conflict("case-file", "nobody", "This case file has no identified person.");
                            }
                        })
                        .call(() -> operation.record(read.actor(), "READ_PERSON", CaseFiles.KIND, id)))
                .map(file -> ETags.on(CasePersonView.of(file)));
    }
}
