package org.palermo.gateway.suite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// HTTP/2 written by hand, for what a client library would never send. Header fields are sent as literals, unchanged.
public final class Frames {

    static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;
    public static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// The preface and empty settings.
    public static Frames opening() {
        var frames = new Frames();
        frames.bytes.writeBytes(PREFACE);
        return frames.frame(SETTINGS, 0, 0, new byte[0]);
    }

    /// @param fields names and values in turn
    public Frames request(int stream, boolean ends, String... fields) {
        return frame(HEADERS, END_HEADERS | (ends ? END_STREAM : 0), stream, block(fields));
    }

    /// The last of the body.
    public Frames data(int stream, String content) {
        return frame(DATA, END_STREAM, stream, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// A part of the body, with more to come.
    public Frames part(int stream, String content) {
        return frame(DATA, 0, stream, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Frames frame(int type, int flags, int stream, byte[] payload) {
        bytes.write(payload.length >> 16);
        bytes.write(payload.length >> 8);
        bytes.write(payload.length);
        bytes.write(type);
        bytes.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(stream >> shift);
        }
        bytes.writeBytes(payload);
        return this;
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /// HPACK: literal fields without indexing, without Huffman codes (RFC 7541, 6.2.2).
    public static byte[] block(String... fields) {
        var block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            block.write(0);
            text(block, fields[i]);
            text(block, fields[i + 1]);
        }
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        var encoded = text.getBytes(StandardCharsets.ISO_8859_1);
        if (encoded.length < 127) {
            block.write(encoded.length);
        } else {
            block.write(127);
            for (int rest = encoded.length - 127; ; rest >>= 7) {
                block.write(rest < 128 ? rest : rest & 127 | 128);
                if (rest < 128) {
                    break;
                }
            }
        }
        block.writeBytes(encoded);
    }
}
