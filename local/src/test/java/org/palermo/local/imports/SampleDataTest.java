package org.palermo.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Home;
import org.palermo.local.Ports;
import org.palermo.local.Terminal;

class SampleDataTest {

    /// No suite runs here, so a load that began would fail.
    @Test
    void no_sample_is_loaded_into_data_of_users(@TempDir Path folder) throws IOException {
        var home = new Home(folder);
        SampleData.loadNoMore(home);
        var said = new ByteArrayOutputStream();
        new SampleData(home, new Ports(Ports.DEFAULT), new Terminal(new PrintStream(said), false)).load();
        assertEquals("", said.toString());
    }
}
