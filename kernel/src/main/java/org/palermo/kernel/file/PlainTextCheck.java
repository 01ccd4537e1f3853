package org.palermo.kernel.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Whether a file is text in UTF-8, without control characters.
final class PlainTextCheck {
    private static final int SOME = 1 << 13;

    private PlainTextCheck() {}

    /// The first thing that is wrong; empty when it is text.
    static Optional<String> first(InputStream file) throws IOException {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(SOME);
        CharBuffer text = CharBuffer.allocate(SOME);
        boolean over = false;
        while (!over) {
            int count = file.read(bytes.array(), bytes.position(), bytes.remaining());
            over = count < 0;
            bytes.position(bytes.position() + Math.max(0, count)).flip();
            if (utf8.decode(bytes, text, over).isError()) {
                return Optional.of("it is not in UTF-8");
            }
            if (text.flip().chars().anyMatch(PlainTextCheck::isControl)) {
                return Optional.of("it contains control characters");
            }
            text.clear();
            bytes.compact();
        }
        return Optional.empty();
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\t' && character != '\n' && character != '\r' && character != '\f';
    }
}
