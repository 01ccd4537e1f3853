package org.palermo.kernel.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The text of a table, decoded while it arrives: UTF-8 with or without a byte order mark, UTF-16 with one, or, when the
/// first byte beyond ASCII can't be UTF-8, windows-1252 from there on. It remembers only the text between the last
/// requested row and the position of reading.
final class TableText extends Reader {
    private static final int BUFFER = 8 * 1024;
    /// How many characters may be read beyond the beginning of a row: a longer row is an unclosed quote.
    private static final int LONGEST_ROW = 256 * 1024;
    private static final char MARK = '\uFEFF';
    private static final int MOST_OF_ASCII = 0x7F;
    /// A character beyond U+FFFF, such as an emoji, is two `char`s in Java.
    private static final int LONGEST_CHARACTER = 2;
    private static final int NONE = -1;
    /// The first bytes of an archive; a workbook is one.
    private static final byte[] ARCHIVE = {'P', 'K', 3, 4};
    /// The encoding that spreadsheet programs use in Western Europe and the Americas.
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final InputStream bytes;
    private CharsetDecoder decoder;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
    private final StringBuilder kept = new StringBuilder();
    private long keptFrom;
    private int lineOfKept = 1;
    private int lines = 1;
    private int westernFrom;
    private boolean ascii = true;
    private boolean begun;
    private NotText failed;
    private boolean over;
    /// A `char` that is decoded but was not returned yet, because there was no room for it; else NONE.
    private int leftOver = NONE;

    /// A place in the file is not text.
    static final class NotText extends IOException {
        private static final long serialVersionUID = 1;

        NotText(String said) {
            super(said);
        }
    }

    TableText(InputStream body) throws IOException {
        this.bytes = new BufferedInputStream(body, BUFFER);
        this.decoder = strict(charset(bytes));
        this.failed = isArchive(bytes)
                ? new NotText("must be text, not a workbook or another archive: save it as CSV, or send it as what it is")
                : null;
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static boolean isArchive(InputStream bytes) throws IOException {
        bytes.mark(ARCHIVE.length);
        byte[] first = bytes.readNBytes(ARCHIVE.length);
        bytes.reset();
        return Arrays.equals(first, ARCHIVE);
    }

    private static Charset charset(InputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int second = bytes.read();
        bytes.reset();
        return first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (leftOver != NONE) {
            into[from] = (char) leftOver;
            leftOver = NONE;
            return 1;
        }
        return most < LONGEST_CHARACTER ? readOne(into, from) : readSome(into, from, most);
    }

    /// The decoder needs room for a whole character: with less it decodes nothing, however often it is asked.
    private int readOne(char[] into, int from) throws IOException {
        char[] character = new char[LONGEST_CHARACTER];
        int count = readSome(character, 0, character.length);
        if (count < 1) {
            return count;
        }
        into[from] = character[0];
        if (count == LONGEST_CHARACTER) {
            leftOver = character[1];
        }
        return 1;
    }

    private int readSome(char[] into, int from, int most) throws IOException {
        if (kept.length() > LONGEST_ROW) {
            throw new IOException("A row is too long");
        }
        if (failed != null) {
            throw failed;
        }
        CharBuffer out = CharBuffer.wrap(into, from, most).slice();
        while (out.position() == 0) {
            boolean wrong = decoder.decode(in, out, over).isError();
            if (out.position() > 0 || wrong) {
                int good = text(into, from, out.position(), wrong);
                if (good > 0) {
                    return given(into, from, good);
                }
            } else if (over) {
                return -1;
            } else {
                fill();
            }
        }
        return 0;
    }

    /// How many of the characters are text: none when the file continues in another charset. A part that is not text is
    /// reported after all text before it was returned, or at once when there is none.
    private int text(char[] into, int from, int count, boolean wrongBehind) throws NotText {
        int good = 0;
        while (good < count && into[from + good] != '\0') {
            char next = into[from + good++];
            ascii &= next <= MOST_OF_ASCII;
            lines += next == '\n' ? 1 : 0;
        }
        if (good < count) {
            failed = new NotText("must not hold a zero character: there is one in line " + lines);
        } else if (wrongBehind && !becameWestern()) {
            String charset = westernFrom > 0 ? "UTF-8 or windows-1252" : decoder.charset().name();
            failed = new NotText("must be %s, and is not in line %d".formatted(charset, lines));
        }
        if (failed != null && (good == 0 || !begun)) {
            throw failed;
        }
        return good;
    }

    /// A file that already contained UTF-8 beyond ASCII is UTF-8 and broken.
    private boolean becameWestern() {
        if (!ascii || !decoder.charset().equals(StandardCharsets.UTF_8)) {
            return false;
        }
        decoder = strict(WESTERN);
        westernFrom = lines;
        return true;
    }

    /// The line from which on the file is read as windows-1252; 0 while it is not.
    int westernFrom() {
        return westernFrom;
    }

    private int given(char[] into, int from, int count) throws IOException {
        int skipped = !begun && into[from] == MARK ? 1 : 0;
        begun = true;
        System.arraycopy(into, from + skipped, into, from, count - skipped);
        kept.append(into, from, count - skipped);
        return count == skipped ? read(into, from, 1) : count - skipped;
    }

    private void fill() throws IOException {
        in.compact();
        int count = bytes.read(in.array(), in.position(), in.remaining());
        if (count < 0) {
            over = true;
        } else {
            in.position(in.position() + count);
        }
        in.flip();
    }

    /// The line in which a row begins; must be called in ascending order.
    ///
    /// @param start where the parser began to look for the row: empty lines before it don't belong to it
    int lineAt(long start) {
        int target = (int) (start - keptFrom);
        while (target < kept.length() && (kept.charAt(target) == '\r' || kept.charAt(target) == '\n')) {
            target++;
        }
        for (int i = 0; i < target; i++) {
            char c = kept.charAt(i);
            boolean crlf = c == '\r' && i + 1 < kept.length() && kept.charAt(i + 1) == '\n';
            if (c == '\n' || c == '\r' && !crlf) {
                lineOfKept++;
            }
        }
        kept.delete(0, target);
        keptFrom += target;
        return lineOfKept;
    }

    void passOver() throws IOException {
        bytes.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
