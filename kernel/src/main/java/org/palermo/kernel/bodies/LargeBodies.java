package org.palermo.kernel.bodies;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The callers who are sending a file: few at once in an instance, and one file each; of pieces and forms that are read bit by bit, which
/// take a mebibyte each, more. Each kind has places of its own: a form takes minutes, and must not keep pieces waiting. Nothing asks a
/// connection while holding this object's lock, because a connection that ends holds its own lock while it reports the end.
@ApplicationScoped
class LargeBodies {
    /// What is sent.
    enum Kind {
        /// An import or a document.
        FILE(3, 1),
        /// A piece of a file. A phone that lost its network comes back before its earlier request is known to be broken.
        PIECE(24, 6),
        /// A form with its files, of a phone.
        FORM(12, 3);

        private final int atOnce;
        private final int each;

        Kind(int atOnce, int each) {
            this.atOnce = atOnce;
            this.each = each;
        }
    }

    private final Vertx vertx;
    private final List<Sent> bodies = new ArrayList<>();

    private record Sent(Kind kind, String subject, LargeBody body) {}

    LargeBodies(Vertx vertx) {
        this.vertx = vertx;
    }

    /// A file.
    ///
    /// @param answered whether the caller's request has its whole answer
    /// @return empty when the caller is already sending a file, or the limit of files is reached
    Optional<LargeBody> admit(String subject, BooleanSupplier answered) {
        return admit(Kind.FILE, subject, answered);
    }

    /// @param answered whether the caller's request has its whole answer
    /// @return empty when the caller is already sending as many as one may, or the limit of all callers is reached
    Optional<LargeBody> admit(Kind kind, String subject, BooleanSupplier answered) {
        LargeBody body = new LargeBody(vertx, answered);
        Sent sent = new Sent(kind, subject, body);
        if (!add(sent)) {
            // A caller who has the answer may return before the earlier request has ended here.
            present().forEach(LargeBody::leaveIfAnswered);
            if (!add(sent)) {
                return Optional.empty();
            }
        }
        body.whenOver(() -> remove(sent));
        return Optional.of(body);
    }

    private synchronized boolean add(Sent sent) {
        // Another thread may be about to remove one.
        bodies.removeIf(known -> known.body.isOver());
        long all = bodies.stream().filter(known -> known.kind == sent.kind).count();
        long mine = bodies.stream().filter(known -> known.kind == sent.kind && known.subject.equals(sent.subject)).count();
        return all < sent.kind.atOnce && mine < sent.kind.each && bodies.add(sent);
    }

    private synchronized List<LargeBody> present() {
        return bodies.stream().map(Sent::body).toList();
    }

    private synchronized void remove(Sent sent) {
        bodies.remove(sent);
    }
}
