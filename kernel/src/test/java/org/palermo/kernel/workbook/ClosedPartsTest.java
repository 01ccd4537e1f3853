package org.palermo.kernel.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/// The stream of each part that was read is closed, and its memory outside of the heap is freed.
class ClosedPartsTest {

    @Test
    void each_part_is_closed_when_it_was_read() throws IOException {
        Watched file = new Watched(GivenWorkbook.ofRows("<row/>").file());
        Sheet sheet = Sheet.first(file, GivenWorkbook.BOUNDS);
        assertEquals(1, file.open());
        sheet.close();
        assertEquals(0, file.open());
    }

    @Test
    void each_part_is_closed_when_one_can_t_be_read() throws IOException {
        for (String damaged : List.of("<a>", "<!DOCTYPE a>", "no XML")) {
            Watched file = new Watched(new GivenWorkbook(damaged, "<styleSheet/>", "<worksheet/>").file());
            assertThrows(FileDefect.class, () -> Sheet.first(file, GivenWorkbook.BOUNDS));
            assertEquals(0, file.open(), damaged);
        }
    }

    @Test
    void an_inflater_is_ended() throws IOException {
        Inspected stream = new Inspected();
        assertEquals(0, stream.inflater().getBytesRead());
        stream.close();
        assertThrows(RuntimeException.class, () -> stream.inflater().getBytesRead());
    }

    private static final class Inspected extends InflatedPart {
        Inspected() {
            super(new ByteArrayInputStream(new byte[0]));
        }

        Inflater inflater() {
            return inf;
        }
    }

    /// Counts its open streams.
    private static final class Watched implements SeekableFile {
        private final SeekableFile file;
        private final List<InputStream> open = new ArrayList<>();

        Watched(byte[] bytes) {
            file = SeekableFile.of(bytes);
        }

        int open() {
            return open.size();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public InputStream from(long place) {
            InputStream stream = new FilterInputStream(file.from(place)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    open.remove(this);
                }
            };
            open.add(stream);
            return stream;
        }
    }
}
