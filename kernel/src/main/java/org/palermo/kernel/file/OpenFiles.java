package org.palermo.kernel.file;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;

/// The files that callers are reading: few at once in an instance, and a few each. An open file takes about a mebibyte, however large it
/// is and however slowly its caller reads.
@ApplicationScoped
public class OpenFiles {
    static final int AT_ONCE = 12;
    static final int EACH = 4;
    /// How many read their next block at once: opening a segment takes two mebibytes more for a moment.
    private static final int OPENING = 2;
    private static final int BLOCK = 1 << 16;
    private static final int LATER_SECONDS = 2;

    private final SealedFiles files;
    private final Vertx vertx;
    private final Map<String, Integer> open = new HashMap<>();
    private final Semaphore opening = new Semaphore(OPENING);

    OpenFiles(SealedFiles files, Vertx vertx) {
        this.files = files;
        this.vertx = vertx;
    }

    /// The file as it was sent, in blocks. Its first block is opened before this returns, so that a file that is not here or was changed
    /// is refused with a status of its own.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when too many files are open
    public Uni<Multi<byte[]>> file(String subject, UUID id, DataKey key) {
        return begin(subject, id, key, in -> () -> {
            byte[] block = new byte[BLOCK];
            int count = in.readNBytes(block, 0, BLOCK);
            return count == 0 ? null : Arrays.copyOf(block, count);
        });
    }

    /// The copy of a picture that may be shown, in blocks; otherwise as {@link #file}.
    public Uni<Multi<byte[]>> picture(String subject, UUID id, DataKey key, FileType type) {
        return begin(subject, id, key, in -> PictureSegments.of(type, in)::next);
    }

    /// How the blocks are read; null is the end.
    private interface Reading {
        Callable<byte[]> of(InputStream in);
    }

    private Uni<Multi<byte[]>> begin(String subject, UUID id, DataKey key, Reading reading) {
        return Uni.createFrom().deferred(() -> {
            take(subject);
            Blocks blocks = new Blocks(subject);
            return work(() -> blocks.open(files.read(id, key), reading))
                    .onFailure().invoke(blocks::close)
                    .onCancellation().invoke(blocks::close)
                    .map(first -> blocks.all(first));
        });
    }

    private synchronized void take(String subject) {
        int mine = open.getOrDefault(subject, 0);
        if (mine >= EACH || open.values().stream().mapToInt(Integer::intValue).sum() >= AT_ONCE) {
            throw Problems.tooMany("file", "open", "You are reading too many files at once, or too many are being read.", LATER_SECONDS);
        }
        open.put(subject, mine + 1);
    }

    private synchronized void release(String subject) {
        open.computeIfPresent(subject, (same, count) -> count == 1 ? null : count - 1);
    }

    private <T> Uni<T> work(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }

    private final class Blocks {
        private final String subject;
        private final AtomicBoolean closed = new AtomicBoolean();
        private InputStream in;
        private Callable<byte[]> next;

        Blocks(String subject) {
            this.subject = subject;
        }

        synchronized byte[] open(InputStream opened, Reading reading) throws Exception {
            in = opened;
            next = reading.of(in);
            return read();
        }

        /// Nothing once it is closed: a caller who leaves may do so during a read.
        private synchronized byte[] read() throws Exception {
            opening.acquire();
            try {
                byte[] block = closed.get() ? null : next.call();
                return block == null ? new byte[0] : block;
            } finally {
                opening.release();
            }
        }

        Multi<byte[]> all(byte[] first) {
            Multi<byte[]> rest = Multi.createBy().repeating().uni(() -> work(this::read)).until(block -> block.length == 0);
            return Multi.createBy().concatenating().streams(Multi.createFrom().item(first), rest).onTermination().invoke(this::close);
        }

        void close() {
            if (closed.compareAndSet(false, true)) {
                release(subject);
                vertx.executeBlocking(() -> {
                    closeFile();
                    return null;
                }, false);
            }
        }

        private synchronized void closeFile() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }
}
