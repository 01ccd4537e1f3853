package org.palermo.referral.htcds.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.htcds.file.FileBytes;

/// Receives the file of an import piece by piece.
@ApplicationScoped
class ImportPieces {
    private final ImportStore store;
    private final DataKeys keys;
    private final CurrentOperation operation;

    ImportPieces(ImportStore store, DataKeys keys, CurrentOperation operation) {
        this.store = store;
        this.keys = keys;
        this.operation = operation;
    }

    /// Checks whether a piece with this offset is expected, before anything of it is read.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as for the piece itself
    @Scoped
    Uni<Void> expect(Actor actor, UUID id, long from) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound)).invoke(view -> {
            if (from % FileBytes.PIECE != 0 || from >= view.size()) {
                throw noPiece();
            }
            if (from >= view.received()) {
                requireNext(view, from);
            }
        }).replaceWithVoid();
    }

    /// Stores a piece that begins where the last one ended. The same piece again changes nothing.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the offset is wrong or no piece is expected; 400 when it has the wrong
    /// size, 413 when it is too large
    @Scoped
    Uni<ImportView> piece(Actor actor, UUID id, long from, byte[] bytes) {
        if (bytes.length > FileBytes.PIECE) {
            throw Problems.tooLarge("A piece has at most 1 MiB.");
        }
        return store.lock(id)
                .map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(view -> keys.find(id, Purpose.UPLOAD).flatMap(key -> piece(view, key, from, bytes)))
                .chain(() -> store.find(id))
                .map(Optional::orElseThrow)
                .call(() -> operation.record(actor, "BRING_PIECE", Imports.KIND, id));
    }

    private Uni<Void> piece(ImportView view, Optional<DataKey> key, long from, byte[] bytes) {
        if (from % FileBytes.PIECE != 0 || bytes.length != Math.min(FileBytes.PIECE, view.size() - from)) {
            throw noPiece();
        }
        int number = (int) (from / FileBytes.PIECE);
        if (from < view.received() && key.isPresent()) {
            return store.piece(view.id(), number).invoke(kept -> {
                if (kept.filter(sealed -> Arrays.equals(key.get().openBytes(place(number), sealed), bytes)).isEmpty()) {
                    throw elsewhere(view);
                }
            }).replaceWithVoid();
        }
        if (key.isEmpty()) {
            throw notReceiving(view);
        }
        requireNext(view, from);
        return store.add(view.id(), number, key.get().sealBytes(place(number), bytes), bytes.length, from + bytes.length == view.size(),
                operation.now());
    }

    private static void requireNext(ImportView view, long from) {
        if (view.state() != ImportState.RECEIVING) {
            throw notReceiving(view);
        }
        if (from != view.received()) {
            throw elsewhere(view);
        }
    }

    private static RuntimeException notReceiving(ImportView view) {
        return Problems.conflict("htcds", "not-receiving", "No piece is expected: the import is " + view.state() + ".");
    }

    private static RuntimeException noPiece() {
        return Problems.invalid("from", "must be the first byte of a piece of 1 MiB, or of the last piece with all that is left");
    }

    private static RuntimeException elsewhere(ImportView view) {
        return Problems.conflict("htcds", "offset", "The next piece begins at byte %d.".formatted(view.received()));
    }

    /// The field name to which a piece is bound, so that it opens only at its own number.
    static String place(int number) {
        return "htcds_piece." + number;
    }
}
