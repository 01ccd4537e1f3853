package org.palermo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PalermoTest {

    @Test
    void what_is_not_ours_goes_to_maven_in_its_order() {
        var test = (TestCommand) parse("test", "--all", "-pl", "gateway", "-Dtest=RoutesTest");
        assertTrue(test.all);
        assertEquals(List.of("-pl", "gateway", "-Dtest=RoutesTest"), test.passedOn);
    }

    @Test
    void up_takes_its_options() {
        var up = (UpCommand) parse("up", "--detach", "--port", "9090", "--fresh", "--no-sample");
        assertTrue(up.detach && up.fresh && up.noSample);
        assertEquals(9090, up.port);
        assertFalse(((UpCommand) parse("up")).detach);
        assertEquals(8080, ((UpCommand) parse("up")).port);
    }

    @Test
    void there_is_a_command_for_everything_that_the_readme_names() {
        assertTrue(Palermo.commandLine().getSubcommands().keySet().containsAll(
                List.of("up", "down", "status", "token", "import", "logs", "keys", "test", "native")));
    }

    private static Object parse(String... arguments) {
        CommandLine.ParseResult result = Palermo.commandLine().parseArgs(arguments);
        return result.subcommand().commandSpec().userObject();
    }
}
