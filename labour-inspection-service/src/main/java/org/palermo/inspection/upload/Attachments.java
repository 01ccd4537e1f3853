package org.palermo.inspection.upload;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scoped;

/// Lists, reads and gives the whole files of visits.
@Tag(name = "Attachments",
        description = "Files of visits and findings. A phone sends them piece by piece, by tus 1.0, and continues where it stopped.")
@Path("/api/inspection/v1/visits/{visit}/attachments")
@ApplicationScoped
public class Attachments implements FinishedUploads {
    private static final int MOST = 1_000;

    private final UploadStore store;
    private final UploadPieces pieces;
    private final UploadHashes hashes;
    private final Vertx vertx;
    private final VisitScope visits;
    private final DataKeys keys;
    private final CurrentOperation operation;

    Attachments(UploadStore store, UploadPieces pieces, UploadHashes hashes, Vertx vertx, VisitScope visits, DataKeys keys,
            CurrentOperation operation) {
        this.store = store;
        this.pieces = pieces;
        this.hashes = hashes;
        this.vertx = vertx;
        this.visits = visits;
        this.keys = keys;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param finding only files of this finding, by the id that the inspectorate uses
    /// @return one page with at most 1,000 files, those that were removed last, each in the order in which they came
    @GET
    @Operation(operationId = "listAttachments",
            summary = "List the files of a visit of your inspectorate, oldest first; removed files come last",
            description = "Each has its size and SHA-256, and says whether it has a picture to show and which evidence was made from it. "
                    + "A file that was removed stays in the list, without its name and its hashes, and says when and why "
                    + "(`removedAt`, `removedFor`). A file that is still arriving is not listed. `finding` chooses the files of one "
                    + "finding. The list has at most 1,000.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<Page<AttachmentView>> ofVisit(UUID visit, @RestQuery UUID finding) {
        Actor actor = operation.caller();
        return visits.require(visit, actor)
                .flatMap(visited -> store.ofVisit(visited.visit(), finding, actor, MOST))
                .call(found -> operation.record(actor, "LIST", Uploads.KIND, found.stream().map(Upload::id).toList()))
                .flatMap(found -> Multi.createFrom().iterable(found).onItem().transformToUniAndConcatenate(this::view)
                        .select().where(Optional::isPresent).map(Optional::orElseThrow).collect().asList())
                .map(views -> new Page<>(views, null));
    }

    /// @param visit the id by which the inspectorate knows it
    @GET
    @Path("/{attachment}")
    @Operation(operationId = "getAttachment", summary = "Read the details of a file of a visit: its name, its hashes, and who sent it",
            description = "Nobody has checked the name and the media type that the sender states. `downloadAttachment` gives the "
                    + "file. A file that was removed has no name and no hashes; it says who removed it, when and why. A file that is "
                    + "still arriving, and one of another visit, get 404.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<AttachmentView> get(UUID visit, UUID attachment) {
        Actor actor = operation.caller();
        return visits.require(visit, actor)
                .flatMap(visited -> store.listed(attachment, actor)
                        .map(found -> found.filter(upload -> upload.visit().equals(visited.visit())).orElseThrow(Problems::notFound)))
                .call(() -> operation.record(actor, "READ", Uploads.KIND, attachment))
                .flatMap(this::view).map(view -> view.orElseThrow(Problems::notFound));
    }

    private Uni<Optional<AttachmentView>> view(Upload upload) {
        return upload.isRemoved() ? Uni.createFrom().item(Optional.of(AttachmentView.removed(upload)))
                : keys.find(upload.id(), Purpose.UPLOAD)
                .map(key -> key.map(opened -> AttachmentView.of(upload, store.particulars(upload, opened))));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 410 when it was removed
    private Uni<Finished> standing(Actor actor, UUID id) {
        return store.listed(id, actor).map(found -> found.orElseThrow(Problems::notFound)).invoke(upload -> {
            if (upload.isRemoved()) {
                throw Problems.gone("attachment", "removed", "This file was removed from its visit.");
            }
        }).chain(() -> find(actor, id)).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// A file to download.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 410 when it was removed
    @Scoped
    public Uni<Finished> download(Actor actor, UUID id) {
        return standing(actor, id).call(() -> operation.record(actor, "DOWNLOAD", Uploads.KIND, id));
    }

    /// A picture to show.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, 409 when the file has no picture to show, or 410 when it was removed
    @Scoped
    public Uni<Finished> show(Actor actor, UUID id) {
        return standing(actor, id).invoke(file -> {
            if (file.picture() == null) {
                throw Problems.conflict("attachment", "not-shown", "This file has no picture that can be shown. Download it instead.");
            }
        }).call(() -> operation.record(actor, "SHOW", Uploads.KIND, id));
    }

    @Override
    public <T> Uni<T> read(UUID upload, Callable<T> work) {
        return hashes.alone(upload, () -> Uni.createFrom().completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage()));
    }

    @Override
    public Uni<Optional<Finished>> find(Actor actor, UUID id) {
        return store.kept(id, actor).flatMap(found -> found.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : keys.find(id, Purpose.UPLOAD).flatMap(key -> key.isEmpty() ? Uni.createFrom().item(Optional.empty())
                        : store.pieces(id).map(all -> {
                            Upload upload = found.get();
                            UploadParticulars told = store.particulars(upload, key.get());
                            return Optional.of(new Finished(id, upload.visit(), upload.finding(), told.name(), told.type(), upload.size(),
                                    told.sha256(),
                                    told.picture(), upload.subject(), upload.keptAt(), () -> pieces.read(id, key.get(), all)));
                        })));
    }
}
