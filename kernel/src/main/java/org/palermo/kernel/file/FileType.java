package org.palermo.kernel.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The types of files that are taken. Each is recognised by its first bytes, except text.
public enum FileType {
    PDF("application/pdf", ascii("%PDF-")),
    JPEG("image/jpeg", HexFormat.of().parseHex("ffd8ff")),
    PNG("image/png", HexFormat.of().parseHex("89504e470d0a1a0a")),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", HexFormat.of().parseHex("504b0304")),
    /// In UTF-8.
    TEXT("text/plain", new byte[0]);

    /// The most bytes that are needed to recognise a type.
    static final int HEAD = 8;

    private final String mediaType;
    private final byte[] begins;

    FileType(String mediaType, byte[] begins) {
        this.mediaType = mediaType;
        this.begins = begins;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public String mediaType() {
        return mediaType;
    }

    public boolean isPicture() {
        return this == JPEG || this == PNG;
    }

    /// The type whose first bytes these are; empty for text and everything else.
    static Optional<FileType> of(byte[] head) {
        return Arrays.stream(values()).filter(type -> type != TEXT && startsWith(head, type.begins)).findFirst();
    }

    private static boolean startsWith(byte[] head, byte[] begins) {
        return head.length >= begins.length && Arrays.equals(head, 0, begins.length, begins, 0, begins.length);
    }
}
