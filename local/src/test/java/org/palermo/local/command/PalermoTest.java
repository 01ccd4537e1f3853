package org.palermo.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PalermoTest {

    @Test
    void test_takes_a_module_a_class_and_properties() {
        var test = (TestCommand) parse("test", "gateway", "TokenTest#one", "-Dpalermo.journeys.keep", "-Da=b");
        assertEquals("gateway", test.module);
        assertEquals("TokenTest#one", test.test);
        assertEquals(Map.of("palermo.journeys.keep", "true", "a", "b"), test.properties);
    }

    @Test
    void a_plain_run_of_the_tests_packages_nothing_and_keeps_the_short_forms() throws IOException {
        var arguments = ((TestCommand) parse("test")).arguments();
        assertTrue(arguments.contains("-Dpalermo.test.all=false"), arguments::toString);
        assertTrue(arguments.stream().noneMatch(argument -> argument.equals("verify") || argument.startsWith("-Dpalermo.chaos")), arguments::toString);
    }

    @Test
    void all_runs_the_long_forms_and_chaos_of_200_rounds() throws IOException {
        var arguments = ((TestCommand) parse("test", "--all", "--seed", "7")).arguments();
        assertTrue(arguments.containsAll(List.of("-Dpalermo.test.all=true", "-Dpalermo.chaos.rounds=200", "-Dpalermo.chaos.seed=7")), arguments::toString);
    }

    @Test
    void chaos_is_one_journey() throws IOException {
        var arguments = ((TestCommand) parse("test", "--chaos", "--rounds", "20")).arguments();
        assertTrue(arguments.containsAll(List.of("-Dit.test=ChaosJourney", "-Dpalermo.chaos.rounds=20")), arguments::toString);
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
    void up_detached_on_native_binaries_starts_the_same_in_the_background() {
        var up = (UpCommand) parse("up", "--detach", "--native", "--port", "9090");
        assertTrue(up.nativeBinaries);
        assertEquals(List.of("up", "--port", "9090", "--native"), up.withoutDetach());
        assertEquals(List.of("up", "--port", "8080", "--pdf"), ((UpCommand) parse("up", "--detach", "--pdf")).withoutDetach());
        assertFalse(((UpCommand) parse("up")).nativeBinaries);
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
