package org.palermo.local.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Checkout;

class GlibcTest {

    @TempDir Path folder;

    @Test
    void versions_are_compared_as_numbers() {
        assertTrue(new Glibc(2, 9).compareTo(new Glibc(2, 34)) < 0);
        assertTrue(new Glibc(3, 0).compareTo(new Glibc(2, 34)) > 0);
        assertEquals("2.34", Glibc.OF_IMAGES.toString());
    }

    @Test
    void an_executable_needs_the_latest_version_in_its_table() throws IOException {
        var executable = Files.write(folder.resolve("executable"), wanting("GLIBC_2.9", "GLIBC_2.38"));
        assertEquals(Optional.of(new Glibc(2, 38)), Glibc.wantedBy(executable));
    }

    /// An ELF file with a header, two sections, the names, and a table with one library and two of its versions.
    static byte[] wanting(String first, String second) {
        var names = ("\0" + first + "\0" + second + "\0").getBytes(StandardCharsets.US_ASCII);
        var bytes = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, 0x464C457F).put(4, (byte) 2).put(5, (byte) 1);
        bytes.putLong(0x28, 64).putShort(0x3A, (short) 64).putShort(0x3C, (short) 2);
        bytes.putInt(64 + 4, 3).putLong(64 + 0x18, 200);
        bytes.put(200, names);
        bytes.putInt(128 + 4, 0x6FFFFFFE).putLong(128 + 0x18, 300).putInt(128 + 0x28, 0).putInt(128 + 0x2C, 1);
        bytes.putShort(300 + 2, (short) 2).putInt(300 + 4, 1).putInt(300 + 8, 16);
        bytes.putInt(316 + 8, 1).putInt(316 + 12, 16);
        bytes.putInt(332 + 8, first.length() + 2);
        return bytes.array();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_real_executable_needs_a_version() throws IOException {
        assertEquals(2, Glibc.wantedBy(Path.of(System.getProperty("java.home"), "bin", "java")).orElseThrow().major());
    }

    @Test
    void another_kind_of_file_needs_none() throws IOException {
        assertEquals(Optional.empty(), Glibc.wantedBy(Files.writeString(folder.resolve("script"), "#!/bin/sh\n" + "#".repeat(100))));
    }

    @Test
    void the_dockerfile_names_the_version_of_its_base() throws IOException {
        var dockerfile = Files.readString(Checkout.root().resolve("docker/Dockerfile.native"));
        assertTrue(dockerfile.contains("glibc " + Glibc.OF_IMAGES), dockerfile);
    }
}
