package org.palermo.inspection.upload;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scoped;

/// Lists and gives the whole files of visits.
@Tag(name = "Attachments", description = "Files of visits and findings. A phone sends them piece by piece, by tus 1.0, and continues where it stopped.")
@Path("/api/inspection/v1/visits/{visit}/attachments")
@ApplicationScoped
public class Attachments implements FinishedUploads {
    private static final int MOST = 1_000;

    private final UploadStore store;
    private final UploadPieces pieces;
    private final VisitScope visits;
    private final DataKeys keys;
    private final Audit audit;
    private final CurrentActor caller;

    Attachments(UploadStore store, UploadPieces pieces, VisitScope visits, DataKeys keys, Audit audit, CurrentActor caller) {
        this.store = store;
        this.pieces = pieces;
        this.visits = visits;
        this.keys = keys;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param visit as the inspectorate knows it
    /// @return one page with at most 1,000 files, in the order in which they came
    @GET
    @Operation(operationId = "listAttachments", summary = "List the files of a visit of your inspectorate, oldest first",
            description = "Each has its size and SHA-256. A file that is still arriving is not listed. The list has at most 1,000.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<Page<AttachmentView>> ofVisit(UUID visit) {
        Actor actor = caller.get();
        return visits.require(visit, actor)
                .flatMap(visited -> store.ofVisit(visited.visit(), actor, MOST))
                .call(found -> audit.record(actor, "LIST", Uploads.KIND, found.stream().map(Upload::id).toList()))
                .flatMap(found -> Multi.createFrom().iterable(found).onItem().transformToUniAndConcatenate(this::view)
                        .select().where(Optional::isPresent).map(Optional::orElseThrow).collect().asList())
                .map(views -> new Page<>(views, null));
    }

    private Uni<Optional<AttachmentView>> view(Upload upload) {
        return keys.find(upload.id(), Purpose.UPLOAD)
                .map(key -> key.map(opened -> AttachmentView.of(upload, store.particulars(upload, opened))));
    }

    /// A file to download.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    @Scoped
    public Uni<Finished> download(Actor actor, UUID id) {
        return find(actor, id).map(found -> found.orElseThrow(Problems::notFound)).call(() -> audit.record(actor, "DOWNLOAD", Uploads.KIND, id));
    }

    @Override
    public Uni<Optional<Finished>> find(Actor actor, UUID id) {
        return store.kept(id, actor).flatMap(found -> found.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : keys.find(id, Purpose.UPLOAD).flatMap(key -> key.isEmpty() ? Uni.createFrom().item(Optional.empty())
                        : store.pieces(id).map(all -> {
                            Upload upload = found.get();
                            UploadParticulars told = store.particulars(upload, key.get());
                            return Optional.of(new Finished(id, upload.visit(), upload.finding(), told.name(), told.type(), upload.size(), told.sha256(),
                                    upload.subject(), upload.keptAt(), () -> pieces.read(id, key.get(), all)));
                        })));
    }
}
