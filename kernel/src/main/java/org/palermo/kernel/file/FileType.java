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
    TEXT("text/plain", new byte[0]),
    /// Recordings of sound or film. Only their first bytes are checked.
    MP4("video/mp4", ascii("ftyp"), 4),
    WEBM("video/webm", HexFormat.of().parseHex("1a45dfa3")),
    OGG("audio/ogg", ascii("OggS")),
    MP3("audio/mpeg", ascii("ID3")),
    WAV("audio/wav", ascii("RIFF"));

    /// The most bytes that are needed to recognise a type.
    public static final int HEAD = 8;

    private final String mediaType;
    private final byte[] begins;
    private final int from;

    FileType(String mediaType, byte[] begins) {
        this(mediaType, begins, 0);
    }

    /// @param from where these bytes stand
    FileType(String mediaType, byte[] begins, int from) {
        this.mediaType = mediaType;
        this.begins = begins;
        this.from = from;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public String mediaType() {
        return mediaType;
    }

    /// Sound or film.
    public boolean isRecording() {
        return switch (this) {
            case MP4, WEBM, OGG, MP3, WAV -> true;
            case PDF, JPEG, PNG, DOCX, TEXT -> false;
        };
    }

    public boolean isPicture() {
        return this == JPEG || this == PNG;
    }

    /// The type whose first bytes these are; empty for text and everything else.
    public static Optional<FileType> of(byte[] head) {
        return Arrays.stream(values()).filter(type -> type != TEXT && type.begins(head)).findFirst();
    }

    private boolean begins(byte[] head) {
        return head.length >= from + begins.length && Arrays.equals(head, from, from + begins.length, begins, 0, begins.length);
    }
}
