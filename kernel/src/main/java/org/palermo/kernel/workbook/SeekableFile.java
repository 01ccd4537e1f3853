package org.palermo.kernel.workbook;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/// A file with random access: the directory of an archive is at its end.
public interface SeekableFile {
    long size();

    InputStream from(long place);

    static SeekableFile of(byte[] bytes) {
        return new Held(bytes);
    }

    record Held(byte[] bytes) implements SeekableFile {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream from(long place) {
            int from = Math.clamp(place, 0, bytes.length);
            return new ByteArrayInputStream(bytes, from, bytes.length - from);
        }
    }
}
