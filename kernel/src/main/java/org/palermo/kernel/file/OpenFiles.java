package org.palermo.kernel.file;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
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
/// is and however slowly its caller reads. After a quarter of an hour it is closed, so that a caller who stops reading holds no place.
@ApplicationScoped
public class OpenFiles {
    static final int AT_ONCE = 12;
    static final int EACH = 4;
    /// How many read their next block at once: opening a segment takes two mebibytes more for a moment.
    private static final int OPENING = 2;
    private static final int BLOCK = 1 << 16;
    private static final int LATER_SECONDS = 2;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final SealedFiles files;
    private final Vertx vertx;
    private final Duration longest;
    private final Map<String, Integer> open = new HashMap<>();
    private final Semaphore opening = new Semaphore(OPENING);

    @Inject
    OpenFiles(SealedFiles files, Vertx vertx) {
        this(files, vertx, LONGEST);
    }

    OpenFiles(SealedFiles files, Vertx vertx, Duration longest) {
        this.files = files;
        this.vertx = vertx;
        this.longest = longest;
    }

    /// The file as it was sent, in blocks. Its first block is opened before this returns, so that a file that is not here or was changed
    /// is refused with a status of its own.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when too many files are open
    public Uni<Multi<byte[]>> file(String subject, UUID id, DataKey key) {
        return stream(subject, () -> files.read(id, key));
    }

    /// A file that its service puts together itself; otherwise as {@link #file}.
    ///
    /// @param open opens it, on a thread that may wait
    public Uni<Multi<byte[]>> stream(String subject, Callable<InputStream> open) {
        return begin(subject, () -> {
            InputStream in = open.call();
            return new Reading(() -> {
                byte[] block = new byte[BLOCK];
                int count = in.readNBytes(block, 0, BLOCK);
                return count == 0 ? null : Arrays.copyOf(block, count);
            }, in);
        });
    }

    /// The copy of a picture that may be shown, in blocks; otherwise as {@link #file}.
    public Uni<Multi<byte[]>> picture(String subject, UUID id, DataKey key, FileType type) {
        return picture(subject, () -> files.read(id, key), type);
    }

    /// The copy of a picture whose service puts it together itself; otherwise as {@link #file}.
    ///
    /// @param open opens it, on a thread that may wait
    public Uni<Multi<byte[]>> picture(String subject, Callable<InputStream> open, FileType type) {
        return begin(subject, () -> {
            InputStream in = open.call();
            PictureSegments copy = PictureSegments.of(type, in);
            return new Reading(copy::next, () -> {
                try (in) {
                    copy.close();
                }
            });
        });
    }

    /// How the blocks of a file are read, and what is closed in the end.
    ///
    /// @param next null is the end
    record Reading(Callable<byte[]> next, Closeable close) {}

    /// @param open opens the file, on a thread that may wait
    Uni<Multi<byte[]>> begin(String subject, Callable<Reading> open) {
        return Uni.createFrom().deferred(() -> {
            take(subject);
            Blocks blocks = new Blocks(subject);
            return work(() -> blocks.open(open))
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
        private final long timer;
        private volatile boolean late;
        private Reading reading;

        Blocks(String subject) {
            this.subject = subject;
            this.timer = vertx.setTimer(longest.toMillis(), fired -> {
                late = true;
                close();
            });
        }

        /// A caller who leaves may do so while the file is being opened: it is then closed here.
        synchronized byte[] open(Callable<Reading> open) throws Exception {
            reading = open.call();
            try {
                return read();
            } finally {
                if (closed.get()) {
                    closeFile();
                }
            }
        }

        /// Nothing once it is closed: a caller who leaves may do so during a read.
        ///
        /// @throws IOException when the caller has taken too long, so that the answer breaks off instead of looking complete
        private synchronized byte[] read() throws Exception {
            opening.acquire();
            try {
                byte[] block = closed.get() ? null : reading.next.call();
                if (late) {
                    throw new IOException("The file was read for too long");
                }
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
                vertx.cancelTimer(timer);
                release(subject);
                vertx.executeBlocking(() -> {
                    closeFile();
                    return null;
                }, false);
            }
        }

        private synchronized void closeFile() throws IOException {
            if (reading != null) {
                Closeable close = reading.close;
                reading = null;
                close.close();
            }
        }
    }
}
