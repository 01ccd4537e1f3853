package org.palermo.kernel.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Lines of UTF-8, read while they arrive. A line that is too long, or not UTF-8, is reported and skipped.
public final class LineSource<T> implements RowSource<T> {
    private static final int LONGEST_LINE = 256 * 1024;
    /// Bytes of lines that are held at once.
    private static final int BATCH_BYTES = 512 * 1024;
    private static final int BUFFER = 16 * 1024;

    private final InputStream body;
    private final Reading<T> reading;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    /// Fails on other bytes, where `new String` would replace them and nobody would notice.
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
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
            LineResult<T> read = readLine() ? result() : new InvalidRow<>(number, "the line must be at most 256 KiB long");
            // Blank lines are passed over here, however many: a batch without a row would be taken for the end of the file.
            if (read != null) {
                bytes += line.size();
                some.add(read);
            }
        }
        return some;
    }

    /// The line as a row, or why it is none; null when it is blank.
    private LineResult<T> result() {
        try {
            String text = utf8.decode(ByteBuffer.wrap(line.toByteArray())).toString();
            return text.isBlank() ? null : reading.read(number, text);
        } catch (CharacterCodingException other) {
            return new InvalidRow<>(number, "the line must be UTF-8");
        }
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
