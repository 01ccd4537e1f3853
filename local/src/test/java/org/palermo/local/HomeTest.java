package org.palermo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    @Test
    void only_its_owner_can_enter_a_new_home() throws IOException {
        var home = new Home(folder.resolve("here/.palermo"));
        home.create();
        assertEquals("rwx------", permissions(home));
    }

    /// The script makes it when it fetches Java, and an administrator may have made it by hand.
    @Test
    void only_its_owner_can_enter_a_home_that_was_there_before() throws IOException {
        var home = new Home(folder.resolve(".palermo"));
        Files.createDirectory(home.directory());
        Files.setPosixFilePermissions(home.directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
        home.create();
        assertEquals("rwx------", permissions(home));
    }

    private static String permissions(Home home) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.directory()));
    }
}
