package org.palermo.kernel.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Finds text that is not UTF-8 in a file that is read as a whole. Decoding would replace such letters, and nobody would notice.
public final class Utf8 {
    private static final int AT_ONCE = 8 * 1024;

    private Utf8() {}

    /// @return the first line that is not UTF-8, counted from 1; 0 when all are
    public static int firstOtherLine(byte[] file) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer decoded = CharBuffer.allocate(AT_ONCE);
        int line = 1;
        while (true) {
            CoderResult result = utf8.decode(bytes, decoded, true);
            line += (int) decoded.flip().chars().filter(sign -> sign == '\n').count();
            if (!result.isOverflow()) {
                return result.isError() ? line : 0;
            }
            decoded.clear();
        }
    }
}
