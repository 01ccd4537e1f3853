package org.palermo.kernel.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Lines of UTF-8, read while they arrive. A line that is too long is reported and skipped.
public final class LineSource<T> implements RowSource<T> {
    private static final int LONGEST_LINE = 256 * 1024;
    /// Bytes of lines that are held at once.
    private static final int BATCH_BYTES = 512 * 1024;
    private static final int BUFFER = 16 * 1024;

    private final InputStream body;
    private final Reading<T> reading;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int number;
    private boolean over;

    /// Converts a line.
    public interface Reading<T> {
        LineResult<T> read(int number, String line);
    }

    public LineSource(InputStream body, Reading<T> reading) {
        this.body = new BufferedInputStream(body, BUFFER);
        this.reading = reading;
    }

    @Override
    public List<LineResult<T>> next(int most) throws IOException {
        List<LineResult<T>> some = new ArrayList<>();
        int bytes = 0;
        while (!over && some.size() < most && bytes < BATCH_BYTES) {
            boolean whole = readLine();
            String text = line.toString(StandardCharsets.UTF_8);
            // Blank lines are passed over here, however many: a batch without a row would be taken for the end of the file.
            if (!whole || !text.isBlank()) {
                bytes += line.size();
                some.add(whole ? reading.read(number, text) : new InvalidRow<>(number, "the line must be at most 256 KiB long"));
            }
        }
        return some;
    }

    @Override
    public void passOver() throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
    }

    /// @return false when the line is longer than allowed
    private boolean readLine() throws IOException {
        number++;
        line.reset();
        boolean whole = true;
        for (int next = body.read(); next != '\n'; next = body.read()) {
            if (next < 0) {
                over = true;
                break;
            }
            whole &= line.size() < LONGEST_LINE;
            if (whole) {
                line.write(next);
            }
        }
        return whole;
    }
}
