package org.palermo.inspection.upload;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// Files that come whole in one request, such as those of a form. They are kept in the same pieces as others, one piece in memory at a
/// time.
@ApplicationScoped
public class WholeUploads {
    private final Uploads uploads;
    private final UploadPieces pieces;

    WholeUploads(Uploads uploads, UploadPieces pieces) {
        this.uploads = uploads;
        this.pieces = pieces;
    }

    /// A file that is on the disk and not yet an attachment.
    public static final class Stored {
        private final Uploads.Whole whole;
        private final UploadPieces.Checked checked;

        private Stored(Uploads.Whole whole, UploadPieces.Checked checked) {
            this.whole = whole;
            this.checked = checked;
        }

        public UUID id() {
            return whole.upload().id();
        }

        /// In hexadecimal.
        public String sha256() {
            return checked.sha256();
        }
    }

    /// Where the bytes of a file come from.
    public interface Content {
        /// @param most bytes that can be taken now
        /// @return the next bytes of the file; none at its end
        Uni<byte[]> next(int most);

        /// @param in is read on a thread that may wait
        static Content of(LargeBody body, InputStream in) {
            return most -> body.work(() -> in.readNBytes(most));
        }
    }

    /// Stores a file to its end. If anything fails, all of it is deleted.
    ///
    /// @param said with the most bytes that the file may have
    public Uni<Stored> store(Actor actor, BeginUpload said, LargeBody body, Content content) {
        return uploads.beginOfForm(actor, said).flatMap(id -> all(actor, id, body, content)
                .chain(() -> uploads.cut(actor, id))
                .flatMap(whole -> body.work(() -> new Stored(whole, pieces.check(id, whole.key(), whole.pieces()))))
                .onFailure().call(() -> uploads.end(actor, id).onFailure().recoverWithNull()));
    }

    private Uni<Void> all(Actor actor, UUID id, LargeBody body, Content content) {
        AtomicLong at = new AtomicLong();
        return Multi.createBy().repeating().<Boolean>uni(() -> piece(actor, id, at, body, content)).whilst(more -> more)
                .collect().last().replaceWithVoid();
    }

    /// @return whether there was one
    private Uni<Boolean> piece(Actor actor, UUID id, AtomicLong at, LargeBody body, Content content) {
        return uploads.expectOfForm(actor, id, at.get())
                .flatMap(expected -> content.next((int) Math.min(Upload.MOST_OF_PIECE, expected.left() + 1))
                        .flatMap(bytes -> body.work(() -> {
                            if (bytes.length > expected.left()) {
                                throw Problems.tooLarge("A file of a form must be at most 100 MB.");
                            }
                            return bytes.length == 0 ? null : pieces.keep(id, expected.key(), expected.file(), at.get(), bytes);
                        })))
                .flatMap(piece -> piece == null ? Uni.createFrom().item(false)
                        : uploads.keep(actor, id, piece).invoke(at::set).replaceWith(true));
    }

    /// Makes it an attachment.
    public Uni<Void> attach(Actor actor, Stored stored) {
        return uploads.finish(actor, stored.whole, stored.checked);
    }

    /// Deletes all of it.
    public Uni<Void> drop(Actor actor, Stored stored) {
        return uploads.end(actor, stored.id());
    }
}
