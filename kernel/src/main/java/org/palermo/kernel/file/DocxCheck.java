package org.palermo.kernel.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether a file is a document of Word without macros, by the names in the archive's directory. Nothing is unpacked, so a file that
/// would unpack to gigabytes costs no more than another.
final class DocxCheck {
    /// The directory of a document has a few kilobytes, at the end of the file.
    private static final int TAIL = 1 << 18;
    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY = 46;
    private static final int ENTRY_SIGNATURE = 0x02014b50;

    private DocxCheck() {}

    /// The first thing that is wrong; empty when it is such a document.
    static Optional<String> first(InputStream file) throws IOException {
        Optional<Set<String>> names = names(tail(file));
        if (names.isEmpty()) {
            return Optional.of("its archive has no directory that can be read");
        }
        if (!names.get().contains("[content_types].xml") || !names.get().contains("word/document.xml")) {
            return Optional.of("its archive is not a document of Word");
        }
        boolean macros = names.get().stream().anyMatch(name -> name.endsWith(".bin") && name.contains("vba"));
        return macros ? Optional.of("it contains macros") : Optional.empty();
    }

    /// The last bytes of the file.
    private static ByteBuffer tail(InputStream file) throws IOException {
        byte[] last = new byte[TAIL * 2];
        int filled = 0;
        for (int count = file.read(last, 0, TAIL); count >= 0; count = file.read(last, filled, Math.min(TAIL, last.length - filled))) {
            filled += count;
            if (filled > last.length - TAIL / 2) {
                System.arraycopy(last, filled - TAIL, last, 0, TAIL);
                filled = TAIL;
            }
        }
        int from = Math.max(0, filled - TAIL);
        return ByteBuffer.wrap(last, from, filled - from).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The names in the directory, in lower case; empty when there is none.
    private static Optional<Set<String>> names(ByteBuffer tail) {
        int end = tail.limit() - END;
        while (end >= 0 && tail.getInt(end) != END_SIGNATURE) {
            end--;
        }
        if (end < 0) {
            return Optional.empty();
        }
        int count = Short.toUnsignedInt(tail.getShort(end + 10));
        long from = end - Integer.toUnsignedLong(tail.getInt(end + 12));
        return from < 0 ? Optional.empty() : names(tail, (int) from, end, count);
    }

    private static Optional<Set<String>> names(ByteBuffer tail, int from, int end, int count) {
        Set<String> names = new HashSet<>();
        int at = from;
        for (int i = 0; i < count; i++) {
            if (at + ENTRY > end || tail.getInt(at) != ENTRY_SIGNATURE) {
                return Optional.empty();
            }
            int name = Short.toUnsignedInt(tail.getShort(at + 28));
            int next = at + ENTRY + name + Short.toUnsignedInt(tail.getShort(at + 30)) + Short.toUnsignedInt(tail.getShort(at + 32));
            if (next > end) {
                return Optional.empty();
            }
            names.add(StandardCharsets.UTF_8.decode(tail.slice(at + ENTRY, name)).toString().toLowerCase(Locale.ROOT));
            at = next;
        }
        return at == end ? Optional.of(names) : Optional.empty();
    }
}
