package org.palermo.kernel.bodies;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.palermo.kernel.problem.Problems;

/// A file that is read while it arrives, on a thread that may wait. It must not exceed a size, and its caller must keep
/// sending.
public final class LimitedBody extends FilterInputStream {
    /// The maximum of a file that is read as a whole.
    public static final long MOST = 8 * 1024 * 1024;
    /// The waiting time that is always allowed, and the bytes for each further second of waiting.
    private static final long PATIENCE_NANOS = 15_000_000_000L;
    private static final long BYTES_A_SECOND = 4 * 1024;
    /// Nobody is waited for longer, however large the file is.
    private static final long LONGEST_NANOS = Duration.ofMinutes(20).toNanos();

    private final long most;
    private final LongSupplier nanos;
    private long taken;
    private long waitedNanos;

    public LimitedBody(InputStream body) {
        this(body, MOST);
    }

    /// @param most bytes, whole mebibytes
    public LimitedBody(InputStream body, long most) {
        this(body, most, System::nanoTime);
    }

    LimitedBody(InputStream body, long most, LongSupplier nanos) {
        super(body);
        this.most = most;
        this.nanos = nanos;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 413 when it is too large, 408 when it arrives too slowly, or for too long
    @Override
    public int read(byte[] into, int from, int room) throws IOException {
        long before = nanos.getAsLong();
        int count = super.read(into, from, room);
        waitedNanos += nanos.getAsLong() - before;
        if (count > 0) {
            taken += count;
        }
        if (taken > most) {
            throw Problems.tooLarge("A file must be at most %d MiB.".formatted(most >> 20));
        }
        if (waitedNanos > LONGEST_NANOS || waitedNanos > PATIENCE_NANOS + taken * 1_000_000_000L / BYTES_A_SECOND) {
            throw Problems.late();
        }
        return count;
    }
}
