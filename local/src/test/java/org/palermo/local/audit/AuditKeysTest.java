package org.palermo.local.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Home;

class AuditKeysTest {

    private static final Application SERVICE = Application.SHELTER;

    @TempDir
    Path folder;

    /// What is in the way stands for a full disk or a power cut.
    @Test
    void a_start_that_was_interrupted_between_the_halves_is_repeated() throws IOException {
        var home = new Home(folder);
        var inTheWay = Files.createFile(folder.resolve("keys"));
        assertThrows(IOException.class, () -> AuditKeys.make(home, SERVICE));
        Files.delete(inTheWay);
        AuditKeys.make(home, SERVICE);
        assertTrue(Files.exists(AuditKeys.signing(home, SERVICE)));
        assertTrue(Files.exists(verifying(home)));
    }

    @Test
    void a_pair_that_is_there_stays() throws IOException {
        var home = new Home(folder);
        AuditKeys.make(home, SERVICE);
        var signing = Files.readString(AuditKeys.signing(home, SERVICE));
        AuditKeys.make(home, SERVICE);
        assertEquals(signing, Files.readString(AuditKeys.signing(home, SERVICE)));
    }

    @Test
    void a_lost_key_is_not_replaced() throws IOException {
        var home = new Home(folder);
        AuditKeys.make(home, SERVICE);
        Files.delete(AuditKeys.signing(home, SERVICE));
        assertThrows(Failure.class, () -> AuditKeys.make(home, SERVICE));
    }

    private static Path verifying(Home home) {
        return CheckpointFolder.of(home, SERVICE).key();
    }
}
