package org.palermo.referral.addressee;

import static org.palermo.kernel.identity.Role.GUARDIAN;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.PROSECUTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.caserecord.AddressedRecords;

/// What guardians, legal advisers and prosecutors answer to the records that are addressed to their organisation.
@Tag(name = "Case records: addressed to you",
        description = "Records that guardians, legal advisers and prosecutors read because they are addressed to their organisation.")
@Path("/api/nrm/v1/addressed-records/{record}/answers")
@Authenticated
@ApplicationScoped
public class RecordAnswers {
    private static final String SCOPE =
            "records that are addressed to the caller's organisation, of the kinds that the caller's role may read";

    private final AddressedAnswers answers;
    private final AddressedRecords records;
    private final KeptAnswers kept;
    private final CurrentOperation operation;

    RecordAnswers(AddressedAnswers answers, AddressedRecords records, KeptAnswers kept, CurrentOperation operation) {
        this.answers = answers;
        this.records = records;
        this.kept = kept;
        this.operation = operation;
    }

    /// Only the id is remembered for a repeat, so that what was said is kept in one place.
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "answerAddressedRecord", summary = "Answer a record that is addressed to your organisation",
            description = "`ACCEPTED` takes on the task, `DECLINED` refuses it, also after an acceptance, and `STATEMENT` only adds a "
                    + "text. The case shows the answer, and those who follow the case are told. A refusal needs a reason and a statement "
                    + "a text (400). Repeating the current answer, or sending more than a hundred answers, gets 409.")
    @Allowed(roles = {GUARDIAN, LEGAL_ADVISER, PROSECUTOR}, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<RecordAnswerView> answer(UUID record, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AnswerRecord command) {
        Actor actor = operation.caller();
        command.check();
        return records.require(actor, record)
                .chain(() -> operation.once(actor, key, command, UUID.class, () -> kept.keep(actor, record, command)
                        .call(id -> answers.find(record, id).flatMap(found -> recorded(actor, command.answer().name(), found)))))
                .flatMap(id -> answers.find(record, id))
                .map(AddressedAnswers.Found::view);
    }

    private Uni<Void> recorded(Actor actor, String action, AddressedAnswers.Found found) {
        return operation.record(actor, action, AddressedCases.KIND, found.view().record())
                .chain(() -> operation.record(actor, "ANSWER_RECORD", AddressedCases.CASE, found.caseFile()));
    }

    @GET
    @Operation(operationId = "listAddressedRecordAnswers", summary = "List what your organisation has answered to a record, latest first",
            description = "You no longer see the answers when the record is not addressed to your organisation any more; the case keeps "
                    + "them.")
    @Allowed(roles = {GUARDIAN, LEGAL_ADVISER, PROSECUTOR}, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<Page<RecordAnswerView>> page(UUID record, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return records.require(actor, record)
                .chain(() -> answers.page(actor, record, after, limit))
                .call(page -> operation.record(actor, "READ_ANSWERS", AddressedCases.KIND, record));
    }
}
