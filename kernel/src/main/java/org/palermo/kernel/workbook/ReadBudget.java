package org.palermo.kernel.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// How many bytes may still be read, from one stream or several together.
final class ReadBudget {
    private long left;

    ReadBudget(long left) {
        this.left = left;
    }

    /// @param most bytes from here on
    void renew(long most) {
        left = most;
    }

    /// @return the same stream, which fails with a {@link FileDefect} as too large when more is read
    InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                spend(1);
                return read;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = super.read(into, from, length);
                spend(Math.max(read, 0));
                return read;
            }
        };
    }

    private void spend(int read) {
        left -= read;
        if (left < 0) {
            throw new FileDefect(FileDefect.Kind.TOO_LARGE);
        }
    }
}
