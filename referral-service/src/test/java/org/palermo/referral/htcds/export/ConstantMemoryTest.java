package org.palermo.referral.htcds.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.referral.htcds.file.FileFormat;

/// Writing and reading a file needs a heap that does not grow with the file: the text files are larger than the heap.
class ConstantMemoryTest {

    @ParameterizedTest
    @CsvSource({"XLSX,6000,1", "CSV,24000,24", "XFORM,7000,24"})
    void a_heap_of_24_mebibytes_is_enough(FileFormat format, int rows, long mebibytes) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx24m", "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), LargeFile.class.getName(), format.name(), String.valueOf(rows))
                .redirectErrorStream(true).start();
        String told = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, java.waitFor(), told);
        assertEquals(rows, Integer.parseInt(told.split(" ")[1]), told);
        assertTrue(Long.parseLong(told.split(" ")[0]) > mebibytes << 20, told);
    }
}
