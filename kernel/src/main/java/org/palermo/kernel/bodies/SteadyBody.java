package org.palermo.kernel.bodies;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.palermo.kernel.problem.Problems;

/// A file as it comes, read on a thread that may wait: of at most so many bytes, from somebody who goes on sending.
public final class SteadyBody extends FilterInputStream {
    /// What any file may have.
    public static final long MOST = 8 * 1024 * 1024;
    /// Waiting that is forgiven, and what each second of it has to bring beyond.
    private static final long PATIENCE_NANOS = 15_000_000_000L;
    private static final long BYTES_A_SECOND = 4 * 1024;

    private long taken;
    private long waitedNanos;

    public SteadyBody(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 413 when it is too large, 408 when it comes too slowly
    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        long before = System.nanoTime();
        int count = super.read(into, from, most);
        waitedNanos += System.nanoTime() - before;
        if (count > 0) {
            taken += count;
        }
        if (taken > MOST) {
            throw Problems.tooLarge("A file has at most 8 MiB.");
        }
        if (waitedNanos > PATIENCE_NANOS + taken * 1_000_000_000L / BYTES_A_SECOND) {
            throw Problems.late();
        }
        return count;
    }
}
