package org.palermo.local.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;

class TestedModuleTest {

    @TempDir Path root;

    @BeforeEach
    void checkout() throws IOException {
        Files.writeString(root.resolve("pom.xml"), "<modules><module>gateway</module><module>system-test</module></modules>");
    }

    @Test
    void a_module_runs_with_its_journeys() throws IOException {
        assertEquals(
                List.of("test", "failsafe:integration-test", "failsafe:verify", "-pl", "system-test"),
                TestedModule.of(root, "system-test", null).arguments());
    }

    @Test
    void a_class_runs_alone() throws IOException {
        assertEquals(List.of("test", "-Dtest=TokenTest#one", "-pl", "gateway"), TestedModule.of(root, "gateway", "TokenTest#one").arguments());
    }

    @Test
    void a_journey_runs_alone_on_the_suite() throws IOException {
        assertEquals(
                List.of("test-compile", "failsafe:integration-test", "failsafe:verify", "-Dit.test=NightJourney#one", "-pl", "system-test"),
                TestedModule.of(root, "system-test", "NightJourney#one").arguments());
    }

    @Test
    void an_unknown_module_is_refused_and_the_known_ones_are_named() {
        var refused = assertThrows(Failure.class, () -> TestedModule.of(root, "gatway", null));
        assertEquals("There is no module gatway. Modules: gateway, system-test", refused.getMessage());
    }
}
