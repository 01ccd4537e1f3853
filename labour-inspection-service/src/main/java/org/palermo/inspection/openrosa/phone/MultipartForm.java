package org.palermo.inspection.openrosa.phone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palermo.kernel.problem.Problems;

/// The parts of a `multipart/form-data` body (RFC 7578), one after the other and never as a whole. Waits for the body: use it on a thread
/// that may wait.
final class MultipartForm {
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/form-data\\s*+;.{0,200}?boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}+)).{0,200}+");
    private static final Pattern PARAMETER = Pattern.compile("(?i)[; ](name|filename)=\"([^\"\\r\\n]{0,300}+)\"");
    /// However the name of a file is written.
    private static final Pattern FILE_NAME = Pattern.compile("(?i)[;\\s]filename\\s*+\\*?\\s*+=");
    private static final int MOST_PARTS = 150;
    private static final int LONGEST_HEAD = 4_096;
    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BLOCK];
    private int from;
    private int to;
    private boolean ended;
    private boolean last;
    private int parts;
    private PartBody present;

    /// @param contentType of the request
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is no form
    MultipartForm(InputStream in, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!boundary.matches()) {
            throw Problems.invalid("Content-Type", "must be multipart/form-data with a boundary");
        }
        this.in = in;
        this.delimiter = ("\r\n--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1)))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// @param name of the field
    /// @param file name of the file; null when it is no file
    /// @param type its media type as the sender states it; null when none
    /// @param content to its end; the next part begins there
    record Part(String name, String file, String type, InputStream content) {}

    /// Null after the last.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the form is damaged, has too many parts, or a file's name can't be read
    Part next() throws IOException {
        if (present == null) {
            begin();
        } else {
            present.skip();
        }
        if (last) {
            return null;
        }
        if (++parts > MOST_PARTS) {
            throw Problems.invalid("body", "must have at most 150 parts");
        }
        String head = head();
        String name = null;
        String file = null;
        String type = null;
        for (String line : head.split("\r\n")) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-disposition:")) {
                Matcher parameter = PARAMETER.matcher(line);
                while (parameter.find()) {
                    if (parameter.group(1).equalsIgnoreCase("name")) {
                        name = parameter.group(2);
                    } else {
                        file = parameter.group(2);
                    }
                }
                if (file == null && FILE_NAME.matcher(line).find()) {
                    throw Problems.invalid("body", "must name each file in quotes, with at most 300 characters: filename=\"1.jpg\"");
                }
            } else if (lower.startsWith("content-type:")) {
                type = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        if (name == null) {
            throw damaged();
        }
        present = new PartBody();
        return new Part(name, file, type, present);
    }

    /// The first delimiter has no line break before it.
    private void begin() throws IOException {
        byte[] first = Arrays.copyOfRange(delimiter, 2, delimiter.length);
        for (byte expected : first) {
            if (read() != (expected & 0xFF)) {
                throw damaged();
            }
        }
        endOfDelimiter();
    }

    /// After a delimiter comes a line break, or two hyphens behind the last part.
    private void endOfDelimiter() throws IOException {
        int one = read();
        int two = read();
        last = one == '-' && two == '-';
        if (!last && (one != '\r' || two != '\n')) {
            throw damaged();
        }
    }

    private String head() throws IOException {
        byte[] head = new byte[LONGEST_HEAD];
        int length = 0;
        while (length < 4 || head[length - 1] != '\n' || head[length - 2] != '\r' || head[length - 3] != '\n') {
            int next = read();
            if (next < 0 || length == head.length) {
                throw damaged();
            }
            head[length++] = (byte) next;
        }
        return new String(head, 0, length, StandardCharsets.UTF_8);
    }

    private int read() throws IOException {
        return from < to || fill() ? buffer[from++] & 0xFF : -1;
    }

    /// Moves what is left to the front and reads more behind it.
    ///
    /// @return false when nothing more comes
    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int count = ended ? -1 : in.read(buffer, to, buffer.length - to);
        ended = count < 0;
        to += Math.max(0, count);
        return count > 0;
    }

    private static RuntimeException damaged() {
        return Problems.invalid("body", "must be a complete form. Send it again");
    }

    private final class PartBody extends InputStream {
        private boolean over;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            if (over) {
                return -1;
            }
            if (most == 0) {
                return 0;
            }
            int safe = safe();
            while (safe == 0 && !over) {
                if (!fill()) {
                    throw damaged();
                }
                safe = safe();
            }
            if (over) {
                return -1;
            }
            int count = Math.min(most, safe);
            System.arraycopy(buffer, from, into, at, count);
            from += count;
            return count;
        }

        /// How many bytes certainly belong to the part. When the delimiter stands next, passes over it and ends the part.
        private int safe() throws IOException {
            for (int i = from; i < to; i++) {
                if (buffer[i] == '\r' && startsWithDelimiter(i)) {
                    if (i == from && to - i >= delimiter.length) {
                        from += delimiter.length;
                        over = true;
                        endOfDelimiter();
                        return 0;
                    }
                    return i - from;
                }
            }
            return to - from;
        }

        /// Whether the bytes from here on are those of the delimiter, as far as they have come.
        private boolean startsWithDelimiter(int at) {
            int length = Math.min(delimiter.length, to - at);
            return Arrays.equals(buffer, at, at + length, delimiter, 0, length);
        }

        void skip() throws IOException {
            byte[] dropped = new byte[8_192];
            while (read(dropped, 0, dropped.length) >= 0) {
                // It is not needed.
            }
        }
    }
}
