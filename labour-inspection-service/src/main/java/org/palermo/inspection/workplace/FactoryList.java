package org.palermo.inspection.workplace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.palermo.kernel.problem.Problems;

/// The text of a list as it came: UTF-8 with or without a byte order mark, or UTF-16 with one.
final class FactoryList {

    private FactoryList() {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the line that is not text
    static String text(byte[] body) {
        Charset charset = charset(body);
        ByteBuffer bytes = ByteBuffer.wrap(body);
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes).toString();
            if (text.indexOf('\0') >= 0) {
                throw Problems.invalid("body", "holds a zero character in line " + line(text, text.indexOf('\0')));
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notText) {
            throw Problems.invalid("body", "is not UTF-8 in line " + line(body, bytes.position()));
        }
    }

    private static Charset charset(byte[] body) {
        if (body.length >= 2 && (body[0] == (byte) 0xFE && body[1] == (byte) 0xFF || body[0] == (byte) 0xFF && body[1] == (byte) 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        return StandardCharsets.UTF_8;
    }

    private static int line(byte[] body, int position) {
        return line(new String(body, 0, position, StandardCharsets.ISO_8859_1), position);
    }

    private static int line(String text, int position) {
        return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    }
}
