package org.palermo.inspection.upload;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.UUID;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.bodies.LimitedBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// Receives the pieces of uploads, and makes an upload an attachment when its last piece is kept. A connection that breaks in the
/// middle of a piece costs nothing of what had arrived, unless a checksum was promised for the whole piece.
@ApplicationScoped
class UploadIntake {
    private final Uploads uploads;
    private final UploadPieces pieces;
    private final UploadHashes hashes;
    private final Vertx vertx;

    UploadIntake(Uploads uploads, UploadPieces pieces, UploadHashes hashes, Vertx vertx) {
        this.uploads = uploads;
        this.pieces = pieces;
        this.hashes = hashes;
        this.vertx = vertx;
    }

    /// @param piece on the disk; null when nothing is worth keeping
    /// @param broken why the rest did not come; null when all came
    private record Received(UploadPieces.Piece piece, HttpProblem broken) {}

    private record Bytes(byte[] read, HttpProblem broken) {}

    /// @param checksum that the piece must have, or null
    /// @return where the next piece begins
    /// @throws HttpProblem 400 when the piece is too small or goes past the end of the file, 408 when it broke off, 413 when it is too
    ///     large, 460 when it has another checksum, 409 when another request was faster
    Uni<Long> take(Actor actor, Uploads.Expected expected, LargeBody body, InputStream arriving, UploadChecksum checksum) {
        return body.work(() -> receive(expected, arriving, checksum)).flatMap(received -> received.piece == null
                ? Uni.createFrom().item(expected.atByte())
                : uploads.keep(actor, expected.upload(), received.piece).invoke(() -> {
                    if (received.broken != null) {
                        throw received.broken;
                    }
                }))
                .call(next -> next == expected.atByte() + expected.left() ? finish(actor, expected.upload()) : Uni.createFrom().voidItem());
    }

    /// Makes an upload whose last byte is on the disk an attachment; does nothing when it is one already. The caller must not be
    /// cancelled.
    ///
    /// @return fails with 503 while it is being hashed, or too many others are
    Uni<Void> finish(Actor actor, UUID upload) {
        return hashes.alone(upload, () -> uploads.whole(actor, upload).flatMap(whole -> whole.upload().state() == UploadState.KEPT
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .completionStage(() -> vertx.executeBlocking(() -> pieces.check(upload, whole.key(), whole.pieces()), false)
                                .toCompletionStage())
                        .flatMap(checked -> uploads.finish(actor, whole, checked))));
    }

    private Received receive(Uploads.Expected expected, InputStream arriving, UploadChecksum checksum) throws IOException {
        Bytes bytes = read(arriving, expected.left());
        long least = Upload.leastOfPiece(expected.atByte() + expected.left());
        boolean few = bytes.read.length < least && bytes.read.length < expected.left();
        if (bytes.broken != null && (checksum != null || few)) {
            throw bytes.broken;
        }
        if (checksum != null) {
            checksum.require(bytes.read);
        }
        if (bytes.read.length == 0) {
            return new Received(null, null);
        }
        if (few) {
            throw Problems.invalid("Content-Length", "must be at least " + least + ", except for the last piece");
        }
        return new Received(pieces.keep(expected.upload(), expected.key(), expected.file(), expected.atByte(), bytes.read), bytes.broken);
    }

    private static Bytes read(InputStream arriving, long left) throws IOException {
        byte[] piece = new byte[(int) Math.min(Upload.MOST_OF_PIECE, left) + 1];
        int filled = 0;
        try (InputStream body = new LimitedBody(arriving, Upload.MOST_OF_PIECE)) {
            for (int count = 0; count >= 0 && filled < piece.length; count = body.read(piece, filled, piece.length - filled)) {
                filled += count;
            }
        } catch (HttpProblem refused) {
            if (refused.getStatusCode() != 408) {
                throw tooLarge();
            }
            return new Bytes(Arrays.copyOf(piece, filled), refused);
        } catch (IOException brokenOff) {
            return new Bytes(Arrays.copyOf(piece, filled), Problems.late());
        }
        if (filled == piece.length) {
            throw left < Upload.MOST_OF_PIECE
                    ? Problems.invalid("Content-Length", "must end where Upload-Length says that the file ends") : tooLarge();
        }
        return new Bytes(Arrays.copyOf(piece, filled), null);
    }

    static HttpProblem tooLarge() {
        return Problems.tooLarge("A piece must be at most 1 MiB. Send the file in several.");
    }
}
