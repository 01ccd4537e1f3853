package org.palermo.kernel.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Texts by number, in little more memory than their bytes.
class SharedTextsTest {

    @Test
    void texts_are_unchanged_wherever_a_block_ends() {
        List<String> given = List.of("", "a", "\u00e4".repeat(400_000), "", "\u20ac".repeat(600_000), "x".repeat((1 << 20) - 1), "Zo\u00eb", "");
        SharedTexts texts = new SharedTexts(8 << 20);
        given.forEach(texts::add);
        for (int i = 0; i < given.size(); i++) {
            assertEquals(given.get(i), texts.get(i));
        }
        assertEquals(FileDefect.Kind.BROKEN, assertThrows(FileDefect.class, () -> texts.get(given.size())).kind());
    }

    /// A tenth of the heap is left for temporary objects.
    @ParameterizedTest
    @CsvSource({"60000,1118", "0,16777217"})
    void texts_of_64_mebibytes_fit_into_a_heap_of_80(int length, int texts) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx80m", "-Xmn8m", "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), FullTexts.class.getName(), String.valueOf(length))
                .redirectErrorStream(true).start();
        String told = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, java.waitFor(), told);
        assertEquals(String.valueOf(texts), told);
    }
}
