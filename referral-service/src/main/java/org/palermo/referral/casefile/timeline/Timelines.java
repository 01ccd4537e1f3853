package org.palermo.referral.casefile.timeline;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.CaseFileReads;
import org.palermo.referral.casefile.CaseFiles;

/// What happened on a case, latest first.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/timeline")
@Authenticated
@ApplicationScoped
public class Timelines {
    private final TimelineStore store;
    private final CaseFileReads reads;
    private final CurrentOperation operation;

    Timelines(TimelineStore store, CaseFileReads reads, CurrentOperation operation) {
        this.store = store;
        this.reads = reads;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "getCaseTimeline", summary = "List what happened on a case, latest first",
            description = "Steps, decisions, corrections, records and the answers to them, documents, the team, places asked for, holds "
                    + "and stays, referrals, questions, letters, links to other cases and related persons: each with its kind, time, "
                    + "organisation and the id of its record, and no text. Of a hold or stay it has the last state. What you may not read "
                    + "is left out. A case that you have opened in an emergency gets 404.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR},
            scope = "competent authority: cases in the regions that the caller covers; first responder: cases that the caller's "
                    + "organisation has referred; case coordinator: cases that the caller works on")
    @Audited
    @Scoped
    public Uni<Page<TimelineEntry>> page(UUID id, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return reads.seen(actor, id).onItem().ifNull().failWith(Problems::notFound)
                .call(() -> operation.record(actor, "READ_TIMELINE", CaseFiles.KIND, id))
                .chain(() -> store.page(id, after, limit + 1, operation.now()))
                .map(rows -> Page.of(rows, limit, entry -> new Cursor(entry.at(), entry.record())));
    }
}
