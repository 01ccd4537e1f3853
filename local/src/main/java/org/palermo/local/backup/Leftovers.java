package org.palermo.local.backup;

import java.io.IOException;
import org.palermo.local.Home;

/// Copies of files that an interrupted backup or restore has left. They must not outlive the files: some belong to erased people.
public final class Leftovers {

    private Leftovers() {}

    /// The caller must hold the home's lock, so that no restore is under way; a backup may be.
    public static void delete(Home home) throws IOException {
        LinkedFiles.deleteAbandoned(home);
        RestoredFiles.delete(home);
    }
}
