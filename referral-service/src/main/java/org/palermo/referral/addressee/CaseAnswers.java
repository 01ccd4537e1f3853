package org.palermo.referral.addressee;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.referral.AllowedScopes.FOLLOWED;

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
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.VisibleCases;

/// What organisations have answered to the records of a case, for those who follow the case.
@Tag(name = "Case records", description = "The records of a case of every kind, and their earlier editions.")
@Path("/api/nrm/v1/cases/{id}/record-answers")
@Authenticated
@ApplicationScoped
public class CaseAnswers {
    private final VisibleCases cases;
    private final RecordAnswerStore store;
    private final CurrentOperation operation;

    CaseAnswers(VisibleCases cases, RecordAnswerStore store, CurrentOperation operation) {
        this.cases = cases;
        this.store = store;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listRecordAnswers",
            summary = "List what guardians, legal advisers and prosecutors have answered to the records of a case, latest first",
            description = "Each answer names its record. The list keeps it when the record is no longer addressed to the organisation.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<Page<RecordAnswerView>> page(UUID id, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return cases.followed(actor, id)
                .chain(() -> store.ofCase(id, after, limit + 1))
                .flatMap(rows -> cases.key(id).map(key -> Page.of(rows.stream().map(row -> row.view(key)).toList(), limit,
                        view -> new Cursor(view.answeredAt(), view.id()))))
                .call(page -> operation.record(actor, "READ_ANSWERS", AddressedCases.CASE, id));
    }
}
