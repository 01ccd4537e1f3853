package org.palermo.referral.document;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.GUARDIAN;
import static org.palermo.kernel.identity.Role.INSPECTOR;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.PROSECUTOR;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

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
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.informationrequest.AskedQuestions;

/// Files that an organisation sends with its answer to a question on a case that it does not see. {@link AnswerFilesResource} takes them.
@Tag(name = "Requests for information",
        description = "Questions on a case to the organisation that referred or to another one, with a term, and the answers.")
@Path("/api/nrm/v1/received-information-requests/{request}/documents")
@Authenticated
@ApplicationScoped
public class AnswerFiles {
    static final String ADDRESSED =
            "requests that are addressed to the caller's organisation, and the files that it has sent; nothing of the case";

    private final AskedQuestions questions;
    private final AnnouncedAnswerFiles files;
    private final CurrentOperation operation;

    AnswerFiles(AskedQuestions questions, AnnouncedAnswerFiles files, CurrentOperation operation) {
        this.questions = questions;
        this.files = files;
        this.operation = operation;
    }

    /// Only the id is remembered for a repeat, so that the name is kept in one place.
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addAnswerFile", summary = "Announce a file of an answer, then send it",
            description = "The answer has the file's id and the state `AWAITED`. Send the file with `sendAnswerFileContent` within a day. "
                    + "The documents of the case then show it, with your organisation and the question. Types and sizes are those of "
                    + "documents on a case; at most 10 files for a question (409). Send the files before the answer: a question that was "
                    + "answered or withdrawn gets 409. You can't remove a file that you have sent.")
    @Allowed(roles = {FIRST_RESPONDER, CASE_COORDINATOR, COMPETENT_AUTHORITY, SERVICE_PROVIDER, NGO, LEGAL_ADVISER, GUARDIAN, PROSECUTOR,
            SHELTER_MANAGER, INSPECTOR, CHIEF_INSPECTOR}, scope = ADDRESSED)
    @Audited
    @Scoped
    public Uni<AnswerFileView> add(UUID request, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddDocument said) {
        Actor actor = operation.caller();
        if (said.type().isRecording()) {
            throw Problems.invalid("type", "must be PDF, JPEG, PNG, DOCX or TEXT");
        }
        return questions.open(actor, request)
                .flatMap(asked -> operation.once(actor, key, said, UUID.class, () -> files.add(actor, asked, said)
                                .call(document -> recorded(actor, "ADD", asked.caseFile(), document)))
                        .flatMap(document -> files.find(asked, document)));
    }

    @GET
    @Operation(operationId = "listAnswerFiles", summary = "List the files that your organisation has sent with an answer, oldest first",
            description = "The list has no files. If somebody who follows the case has removed a file, it has no name.")
    @Allowed(roles = {FIRST_RESPONDER, CASE_COORDINATOR, COMPETENT_AUTHORITY, SERVICE_PROVIDER, NGO, LEGAL_ADVISER, GUARDIAN, PROSECUTOR,
            SHELTER_MANAGER, INSPECTOR, CHIEF_INSPECTOR}, scope = ADDRESSED)
    @Audited
    @Scoped
    public Uni<Page<AnswerFileView>> page(UUID request) {
        Actor actor = operation.caller();
        return questions.asked(actor, request)
                .flatMap(asked -> files.of(asked)
                        .call(page -> operation.record(actor, "LIST", Documents.KIND,
                                page.items().stream().map(AnswerFileView::id).toList())));
    }

    private Uni<Void> recorded(Actor actor, String action, UUID caseFile, UUID document) {
        return operation.record(actor, action, Documents.KIND, document)
                .chain(() -> operation.record(actor, action + "_DOCUMENT", Documents.CASE, caseFile));
    }
}
