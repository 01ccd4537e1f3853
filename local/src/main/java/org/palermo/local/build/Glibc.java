package org.palermo.local.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A version of Linux' C library. An executable starts only with the version that it needs, or a later one.
public record Glibc(int major, int minor) implements Comparable<Glibc> {

    /// The version in the base image of docker/Dockerfile.native.
    public static final Glibc OF_IMAGES = new Glibc(2, 34);

    private static final Pattern NAME = Pattern.compile("GLIBC_(\\d+)\\.(\\d+).*");
    private static final int ELF = 0x464C457F;
    private static final byte OF_64_BITS = 2;
    private static final byte LITTLE_ENDIAN = 1;
    private static final int WANTED_VERSIONS = 0x6FFFFFFE;

    /// The latest version that the executable needs, from the version table of its ELF file; empty for a file of another
    /// kind.
    public static Optional<Glibc> wantedBy(Path executable) throws IOException {
        try (var file = FileChannel.open(executable)) {
            var bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()).order(ByteOrder.LITTLE_ENDIAN);
            var isElf = bytes.limit() > 64 && bytes.getInt(0) == ELF && bytes.get(4) == OF_64_BITS && bytes.get(5) == LITTLE_ENDIAN;
            return isElf ? sections(bytes).filter(section -> bytes.getInt(section + 4) == WANTED_VERSIONS)
                    .flatMap(section -> wanted(bytes, section)).max(Comparator.naturalOrder()) : Optional.empty();
        }
    }

    private static Stream<Integer> sections(ByteBuffer bytes) {
        return Stream.iterate(0, number -> number + 1).limit(bytes.getShort(0x3C)).map(number -> section(bytes, number));
    }

    private static int section(ByteBuffer bytes, int number) {
        return (int) bytes.getLong(0x28) + number * bytes.getShort(0x3A);
    }

    /// The versions that it needs of each library.
    private static Stream<Glibc> wanted(ByteBuffer bytes, int section) {
        var names = (int) bytes.getLong(section(bytes, bytes.getInt(section + 0x28)) + 0x18);
        var found = Stream.<Glibc>builder();
        var library = (int) bytes.getLong(section + 0x18);
        for (int left = bytes.getInt(section + 0x2C); left > 0; left--) {
            var version = library + bytes.getInt(library + 8);
            for (int more = bytes.getShort(library + 2); more > 0; more--) {
                named(text(bytes, names + bytes.getInt(version + 8))).ifPresent(found);
                version += bytes.getInt(version + 12);
            }
            library += bytes.getInt(library + 12);
        }
        return found.build();
    }

    private static String text(ByteBuffer bytes, int start) {
        var end = start;
        while (bytes.get(end) != 0) {
            end++;
        }
        var text = new byte[end - start];
        bytes.get(start, text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static Optional<Glibc> named(String version) {
        var name = NAME.matcher(version);
        return name.matches() ? Optional.of(new Glibc(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)))) : Optional.empty();
    }

    @Override
    public int compareTo(Glibc other) {
        return Comparator.comparingInt(Glibc::major).thenComparingInt(Glibc::minor).compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
