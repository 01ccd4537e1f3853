package org.palermo.portal.desk.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A file as the browser sent it, on the disk.
///
/// @param name without a folder
/// @param size in bytes
public record SentFile(Path path, String name, long size) {
    /// The limit of the service.
    static final long MOST = 20 << 20;
    private static final int MOST_OF_NAME = 200;
    private static final int HEAD = 8;
    private static final Map<String, byte[]> BEGINNINGS = Map.of("PDF", HexFormat.of().parseHex("255044462d"),
            "JPEG", HexFormat.of().parseHex("ffd8ff"), "PNG", HexFormat.of().parseHex("89504e470d0a1a0a"),
            "DOCX", HexFormat.of().parseHex("504b0304"));
    /// Those of MP4 stand behind four bytes.
    private static final Map<String, byte[]> RECORDINGS = Map.of("MP4", HexFormat.of().parseHex("66747970"),
            "WEBM", HexFormat.of().parseHex("1a45dfa3"), "OGG", HexFormat.of().parseHex("4f676753"), "MP3",
            HexFormat.of().parseHex("494433"), "WAV", HexFormat.of().parseHex("52494646"));

    /// @param called the name that the browser gives
    public static SentFile of(Path path, String called, long size) {
        String bare = called.substring(Math.max(called.lastIndexOf('/'), called.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]", "").strip();
        return new SentFile(path, shortened(bare.isEmpty() ? "file" : bare), size);
    }

    public boolean isTooLarge() {
        return size > MOST;
    }

    /// The type by the first bytes; text has none that are its own, so it goes by its name. The service checks the whole file.
    ///
    /// @return the service's code, or empty for a type that is not taken
    public Optional<String> type() throws IOException {
        byte[] head;
        try (InputStream content = Files.newInputStream(path)) {
            head = content.readNBytes(HEAD);
        }
        String end = name.toLowerCase(Locale.ROOT);
        return BEGINNINGS.entrySet().stream().filter(type -> startsWith(head, type.getValue())).map(Map.Entry::getKey)
                // Other files than those of Word begin like this too.
                .filter(type -> !type.equals("DOCX") || end.endsWith(".docx")).findFirst()
                .or(() -> end.endsWith(".txt") ? Optional.of("TEXT") : Optional.empty());
    }

    /// Keeps the end of a name, which says the type.
    private static String shortened(String name) {
        if (name.length() <= MOST_OF_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String end = dot >= 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int cut = MOST_OF_NAME - end.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut) + end;
    }

    /// The type of a recording by its first bytes.
    ///
    /// @return the service's code, or empty for another file
    public Optional<String> recording() throws IOException {
        try (InputStream content = Files.newInputStream(path)) {
            return recording(content.readNBytes(HEAD));
        }
    }

    /// The type of a recording.
    ///
    /// @param head its first eight bytes
    public static Optional<String> recording(byte[] head) {
        return RECORDINGS.entrySet().stream().filter(type -> type.getKey().equals("MP4")
                ? head.length == HEAD && startsWith(Arrays.copyOfRange(head, HEAD - type.getValue().length, HEAD), type.getValue())
                : startsWith(head, type.getValue())).map(Map.Entry::getKey).findFirst();
    }

    private static boolean startsWith(byte[] head, byte[] begins) {
        return head.length >= begins.length && Arrays.equals(head, 0, begins.length, begins, 0, begins.length);
    }
}
