package org.palermo.inspection.upload;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scoped;

/// The transactions before and after a piece is received. Whoever receives calls them in this order: {@link #begin}, then {@link #expect}
/// and {@link #keep} for each piece, then {@link #whole} and {@link #finish}. For the files of a form, {@link #beginOfForm} and
/// {@link #expectOfForm} take the place of the first two.
@ApplicationScoped
public class Uploads {
    static final String KIND = "attachment";
    /// Nobody sends a piece for as long as this.
    private static final Duration UNLESS_KEPT = Duration.ofDays(1);
    private static final Duration DAY = Duration.ofDays(1);
    /// The most files on one visit, finished or not.
    private static final int ON_A_VISIT = 1_000;

    private final UploadStore store;
    private final VisitScope visits;
    private final DataKeys keys;
    private final CurrentOperation operation;

    Uploads(UploadStore store, VisitScope visits, DataKeys keys, CurrentOperation operation) {
        this.store = store;
        this.visits = visits;
        this.keys = keys;
        this.operation = operation;
    }

    /// An upload, its key and its encrypted particulars.
    ///
    /// @param key null when the upload was removed; then it has no particulars
    record Opened(Upload upload, DataKey key, UploadParticulars particulars) {}

    /// An upload that waits for a piece.
    ///
    /// @param file the id under which the piece is to be kept
    public record Expected(UUID upload, DataKey key, UUID file, long atByte, long left) {}

    /// An upload all of whose bytes are on the disk.
    ///
    /// @param pieces none when it is an attachment already: its hash is known
    record Whole(Upload upload, DataKey key, List<UploadPieces.Piece> pieces) {}

    /// @return the id of the new upload
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the inspectorate has no such visit, 400 when the visit has no such
    ///     finding, 413 for a file of more than 1 GiB, 429 when this person has too many unfinished uploads or has begun too much within a
    ///     day, 409 when the visit has too many, or she has a conflict of interest with its workplace
    @Scoped
    public Uni<UUID> begin(Actor actor, BeginUpload said) {
        return begin(actor, said, visits::requireToWrite);
    }

    /// Begins a file of a form that was taken or waits for a person. It is kept with its form, also if a conflict of interest was declared
    /// after the form was sent: the phone can't put it anywhere else. The attachment then says so. Otherwise as {@link #begin}.
    @Scoped
    Uni<UUID> beginOfForm(Actor actor, BeginUpload said) {
        return begin(actor, said, visits::require);
    }

    private Uni<UUID> begin(Actor actor, BeginUpload said, BiFunction<UUID, Actor, Uni<VisitScope.Visited>> found) {
        if (said.size() > Upload.MOST) {
            throw Problems.tooLarge("A file must be at most 1 GiB.");
        }
        UUID id = Ids.next();
        return found.apply(said.visit(), actor).flatMap(visit -> requireRoom(actor, said, visit)
                .chain(() -> finding(said, visit))
                .flatMap(finding -> {
                    DataKey key = keys.fresh(id, Purpose.UPLOAD);
                    return store.add(actor, id, visit, finding, said, key, operation.now()).chain(() -> keys.store(key));
                })
                .chain(() -> operation.record(actor, "BEGIN_UPLOAD", KIND, id))
                .replaceWith(id));
    }

    private Uni<Void> requireRoom(Actor actor, BeginUpload said, VisitScope.Visited visit) {
        return requireUnfinishedRoom(actor, said.size()).chain(() -> store.since(actor, operation.now().minus(DAY))).invoke(today -> {
            if (today + said.size() > Upload.A_DAY_BYTES) {
                throw Problems.tooMany("upload", "today", "You have begun to send 8 GiB of files within a day. Send the rest tomorrow.",
                        3_600);
            }
        }).chain(() -> store.count(visit.visit())).invoke(count -> {
            if (count >= ON_A_VISIT) {
                throw Problems.conflict("upload", "too-many", "A visit can have 1,000 files. This visit has 1,000 already.");
            }
        }).replaceWithVoid();
    }

    private Uni<Void> requireUnfinishedRoom(Actor actor, long size) {
        return store.unfinishedAlone(actor, operation.now().minus(Upload.WITHOUT_A_BYTE)).invoke(unfinished -> {
            if (unfinished.files() >= Upload.UNFINISHED || unfinished.bytes() + size > Upload.UNFINISHED_BYTES) {
                throw Problems.tooMany("upload", "unfinished",
                        "You have begun 60 files, or 4 GiB, that are not complete. Finish some of them, or delete them with DELETE.", 60);
            }
        }).replaceWithVoid();
    }

    /// An upload of which nothing arrived within an hour no longer counts as unfinished. When its first piece comes after all, the limits
    /// are checked again.
    private Uni<Void> requireRoomForFirstPiece(Actor actor, Upload upload) {
        boolean counts = upload.isWhole() || upload.arrived() > 0 || upload.begunAt().isAfter(operation.now().minus(Upload.WITHOUT_A_BYTE));
        return counts ? Uni.createFrom().voidItem() : requireUnfinishedRoom(actor, upload.size());
    }

    private Uni<UUID> finding(BeginUpload said, VisitScope.Visited visit) {
        return said.finding() == null ? Uni.createFrom().nullItem() : store.finding(said.finding(), visit)
                .map(found ->
                        found.orElseThrow(() -> Problems.invalid(UploadMetadata.HEADER, "must name a finding of this visit, or none")));
    }

    /// How far an upload has come. One that was removed since is complete, has neither key nor name, and needs nothing more of the phone.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the actor has begun no such upload
    @Scoped
    Uni<Opened> state(Actor actor, UUID id) {
        return found(actor, id)
                .flatMap(upload -> upload.isRemoved() ? Uni.createFrom().item(new Opened(upload, null, UploadParticulars.NONE))
                        : opened(upload))
                .call(opened -> operation.record(actor, "READ", KIND, id));
    }

    private Uni<Opened> own(Actor actor, UUID id) {
        return found(actor, id).invoke(upload -> {
            if (upload.isRemoved()) {
                throw Problems.gone("upload", "removed",
                        "This file was complete, and was then removed from its visit. Don't send it again.");
            }
        }).flatMap(upload -> opened(upload));
    }

    private Uni<Upload> found(Actor actor, UUID id) {
        return store.own(id, actor).map(found -> found.filter(upload -> upload.state() != UploadState.ERASED || upload.isRemoved())
                .orElseThrow(Problems::notFound));
    }

    private Uni<Opened> opened(Upload upload) {
        return keys.find(upload.id(), Purpose.UPLOAD).map(key -> opened(upload, key.orElseThrow(Problems::notFound)));
    }

    private Opened opened(Upload upload, DataKey key) {
        return new Opened(upload, key, store.particulars(upload, key));
    }

    /// Checks whether a piece is expected, before anything of it is read, and notes its file for deletion in case it is not kept.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, 429 when this is the first piece of an upload that no longer counts as
    ///     unfinished and too many others do, 409 when this person has a conflict of interest with the workplace, or as
    ///     {@link Upload#requireNext}
    @Scoped
    public Uni<Expected> expect(Actor actor, UUID id, long offset) {
        return expect(actor, id, offset, upload -> visits.requireFree(upload.visit(), actor));
    }

    /// As {@link #expect}, of a file of a form.
    @Scoped
    Uni<Expected> expectOfForm(Actor actor, UUID id, long offset) {
        return expect(actor, id, offset, upload -> Uni.createFrom().voidItem());
    }

    private Uni<Expected> expect(Actor actor, UUID id, long offset, Function<Upload, Uni<Void>> check) {
        UUID file = Ids.next();
        return own(actor, id)
                .call(opened -> check.apply(opened.upload()))
                .invoke(opened -> opened.upload().requireNext(offset, operation.now()))
                .call(opened -> requireRoomForFirstPiece(actor, opened.upload()))
                .call(opened -> opened.upload().isWhole() ? Uni.createFrom().voidItem()
                        : store.expect(file, operation.now().plus(UNLESS_KEPT)))
                .map(opened -> new Expected(id, opened.key(), file, offset, opened.upload().size() - offset));
    }

    /// Keeps a piece that is on the disk.
    ///
    /// @return where the next one begins
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when another request has sent this piece meanwhile
    @Scoped
    public Uni<Long> keep(Actor actor, UUID id, UploadPieces.Piece piece) {
        return store.add(id, piece, operation.now()).invoke(added -> {
            if (!added) {
                throw Problems.conflict("upload", "offset", "The upload continues at another byte. Ask with HEAD at which one.");
            }
        }).call(() -> operation.record(actor, "CONTINUE_UPLOAD", KIND, id)).replaceWith(piece.atByte() + piece.size());
    }

    /// An upload whose hash is to be taken.
    @Scoped
    Uni<Whole> whole(Actor actor, UUID id) {
        return own(actor, id)
                .flatMap(opened -> (opened.upload().state() == UploadState.KEPT ? Uni.createFrom().item(List.<UploadPieces.Piece>of())
                : store.pieces(id)).map(pieces -> new Whole(opened.upload(), opened.key(), pieces)));
    }

    /// An upload that ends with what has arrived, because its sender did not say how long it would be.
    @Scoped
    Uni<Whole> cut(Actor actor, UUID id) {
        return store.cut(id).chain(() -> whole(actor, id));
    }

    /// Turns a complete upload into an attachment. It says whether a conflict of interest was declared before all of it was here: then only
    /// a file that was on its way, or belongs to a form that was taken before, becomes an attachment.
    @Scoped
    Uni<Void> finish(Actor actor, Whole whole, UploadPieces.Checked checked) {
        return visits.hasConflict(whole.upload().visit(), actor)
                .flatMap(barred -> store.keep(whole.upload(), whole.key(), checked, barred, operation.now()))
                .call(kept -> kept ? operation.record(actor, "ATTACH", KIND, whole.upload().id()) : Uni.createFrom().voidItem())
                .replaceWithVoid();
    }

    /// Deletes an unfinished upload.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, 409 when it is an attachment already, or 410 when that was removed
    @Scoped
    public Uni<Void> end(Actor actor, UUID id) {
        return own(actor, id).chain(() -> store.end(id)).invoke(ended -> {
            if (!ended) {
                throw Problems.conflict("upload", "kept",
                        "The file is complete and belongs to its visit. Remove it there, with the reason.");
            }
        }).chain(() -> keys.destroy(id, Purpose.UPLOAD)).chain(() -> operation.record(actor, "END_UPLOAD", KIND, id));
    }
}
