package org.palermo.referral.htcds.file;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.palermo.referral.htcds.standard.HtcdsStandard;

/// A text table, separated by comma, semicolon or tab, in UTF-8, or in UTF-16 with a byte order mark. A row with an invalid byte is
/// rejected; the others are taken.
public final class CsvRows extends Table {
    private static final int HEAD = 1 << 16;
    private static final int LONGEST = 1 << 20;
    private static final char NO_CHARACTER = '\uFFFD';
    /// Characters with which a spreadsheet begins a formula, and the apostrophe itself.
    private static final String NEUTRAL = "=+-@\t\r'";
    /// When the table is opened with a separator other than the comma, a new cell begins after these characters, even inside quotes.
    private static final String BREAKS = ";\t\r\n\"";

    private final Guarded guarded;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    CsvRows(InputStream file, HtcdsStandard standard) {
        super(standard);
        try {
            BufferedInputStream bytes = new BufferedInputStream(file);
            BufferedReader text = new BufferedReader(new InputStreamReader(bytes, charset(bytes)), HEAD);
            guarded = new Guarded(text);
            parser = CSVParser.builder().setReader(guarded)
                    .setFormat(CSVFormat.DEFAULT.builder().setDelimiter(separator(text))
                            .setIgnoreEmptyLines(false).setTrailingData(true).get()).get();
            records = parser.iterator();
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableFile(UnreadableFile.Failure.BROKEN);
        }
    }

    /// An unclosed quote swallows the rest of the file. It cannot be told from a long text, so it ends the file.
    @Override
    Line line() {
        try {
            guarded.begin();
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord record = records.next();
            int number = (int) record.getRecordNumber();
            if (record.stream().mapToInt(String::length).sum() > FileRow.LONGEST) {
                return new Line(number, java.util.List.of(), FileRow.TOO_LONG);
            }
            if (StreamSupport.stream(record.spliterator(), false).anyMatch(value -> value.indexOf(NO_CHARACTER) >= 0)) {
                return new Line(number, java.util.List.of(), "must not contain a byte that is invalid in the file's encoding");
            }
            return new Line(number, record.stream().map(CsvRows::cell).toList(), null);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new UnreadableFile(UnreadableFile.Failure.BROKEN);
        }
    }

    private static Cell cell(String value) {
        if (value.indexOf('\'') < 0) {
            return new Cell(value, CellValue.Kind.TEXT);
        }
        StringBuilder told = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\'' && begins(told, told.length()) && i
                    + 1 < value.length() && NEUTRAL.indexOf(value.charAt(i + 1)) >= 0) {
                i++;
            }
            told.append(value.charAt(i));
        }
        return new Cell(told.toString(), told.length() == value.length() ? CellValue.Kind.TEXT : CellValue.Kind.NEUTRALISED);
    }

    /// Changes the value so that a spreadsheet reads it, and every part of it, as text.
    public static String neutral(String value) {
        StringBuilder neutral = new StringBuilder(value.length() + 1);
        for (int i = 0; i < value.length(); i++) {
            if (begins(value, i) && NEUTRAL.indexOf(value.charAt(i)) >= 0) {
                neutral.append('\'');
            }
            neutral.append(value.charAt(i));
        }
        return neutral.toString();
    }

    private static boolean begins(CharSequence text, int place) {
        return place == 0 || BREAKS.indexOf(text.charAt(place - 1)) >= 0;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static Charset charset(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int second = bytes.read();
        bytes.reset();
        boolean wide = first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE;
        return wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    /// The separator that occurs most often in the first line outside quotes.
    private static char separator(BufferedReader text) throws IOException {
        text.mark(HEAD);
        int[] counts = new int[3];
        boolean quoted = false;
        for (int i = 0, c = text.read(); i < HEAD - 1 && c >= 0 && (quoted || c != '\n'); i++, c = text.read()) {
            quoted ^= c == '"';
            int kind = ",;\t".indexOf(c);
            if (kind >= 0 && !quoted) {
                counts[kind]++;
            }
        }
        text.reset();
        int most = counts[1] > counts[0] ? 1 : 0;
        return ",;\t".charAt(counts[2] > counts[most] ? 2 : most);
    }

    /// Limits the size of one record.
    private static final class Guarded extends FilterReader {
        private long read;

        Guarded(Reader text) {
            super(text);
        }

        void begin() {
            read = 0;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read() >= 0 ? 1 : -1);
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            return counted(super.read(into, from, length));
        }

        private int counted(int count) {
            read += Math.max(count, 0);
            if (read > LONGEST) {
                throw new UnreadableFile(UnreadableFile.Failure.TOO_LARGE);
            }
            return count;
        }
    }
}
