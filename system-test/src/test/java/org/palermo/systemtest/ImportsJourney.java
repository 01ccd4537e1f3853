package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// `./palermo import workplaces FILE`, with the lists as the companies publish them.
@Order(60)
@ExtendWith(RunningSuite.class)
class ImportsJourney {

    private static final Pattern SUMMARY =
            Pattern.compile("([\\d,]+) rows read, ([\\d,]+) imported, ([\\d,]+) matched, ([\\d,]+) rejected");

    private final LocalSuite local;

    ImportsJourney(Suite suite) {
        local = suite.local("the launcher");
    }

    /// @param rows the rows of the file, without the header
    private record Summary(int rows, int imported, int matched, int rejected) {

        static Summary in(String output) {
            var found = SUMMARY.matcher(output);
            assertTrue(found.find(), output);
            return new Summary(number(found.group(1)), number(found.group(2)), number(found.group(3)), number(found.group(4)));
        }

        private static int number(String grouped) {
            return Integer.parseInt(grouped.replace(",", ""));
        }
    }

    static Stream<String> lists() throws IOException {
        try (var files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".csv")).sorted().toList().stream();
        }
    }

    private static Path folder() {
        return Path.of("..", "local", "src", "main", "resources", "sample", "open-supply-hub").toAbsolutePath().normalize();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void the_counts_of_a_list_add_up_and_a_second_import_matches_all_rows(String name) throws IOException {
        var first = Summary.in(Files.readAllLines(local.home().resolve("logs/launcher.log")).stream()
                .filter(line -> line.contains(name)).reduce("", (a, b) -> a + b + "\n"));
        var again = imported(folder().resolve(name));

        assertEquals(records(folder().resolve(name)), first.rows(), "rows in the file");
        assertEquals(first.rows(), first.imported() + first.matched() + first.rejected());
        assertEquals(new Summary(first.rows(), 0, first.imported() + first.matched(), first.rejected()), again);
        Figures.note("%s: %d rows, %d imported, %d matched, %d rejected"
                .formatted(name, first.rows(), first.imported(), first.matched(), first.rejected()));
    }

    private Summary imported(Path file) {
        var said = local.launcher().run("import", "workplaces", file.toString()).expectSuccess();
        var summary = Summary.in(said.output());
        assertEquals(summary.rejected(), said.output().lines().filter(line -> line.strip().matches("row \\d+: .+")).count(), said::output);
        return summary;
    }

    private static int records(Path file) throws IOException {
        try (var csv = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
            return csv.getRecords().size() - 1;
        }
    }

    @Test
    void each_defect_of_a_messy_file_is_named_and_nothing_is_dropped(@TempDir Path folder) throws IOException {
        var file = folder.resolve("messy.csv");
        Files.writeString(file, """
                Facility Name;Country;Street Address;Sector;Latitude;Longitude;Workers;%% Female
                Zhejiang 浙江 Knitting %1$s;CHINA;12 Wuyi Road;Apparel;29.1;119.6;1,200;45%%
                Dhaka Denim %1$s;Bangladesh;Plot 9;Apparel;923.7;90.4;300;0.62
                ;Peru;Av. Lima 1;Apparel;;;;
                Nowhere Textiles %1$s;Atlantis;1 Sea Street;Apparel;;;;
                Countryless %1$s;;2 Sea Street;Apparel;;;;
                ---;Peru;3 Sea Street;Apparel;;;;
                Dhaka Denim %1$s;Bangladesh;Plot 9;Apparel;23.7;90.4;300;0.62
                """.formatted(Long.toString(System.nanoTime(), 36)));
        var said = local.launcher().run("import", "workplaces", file.toString()).expectSuccess();

        assertEquals(new Summary(7, 2, 1, 4), Summary.in(said.output()), said::output);
        for (var row : new String[] {"row 4: the name must be given", "row 5: the country must be a known one", "row 6: the country must be given", "row 7: the name must have a letter"}) {
            assertTrue(said.output().contains(row), said::output);
        }
        var again = local.launcher().run("import", "workplaces", file.toString()).expectSuccess();
        assertEquals(new Summary(7, 0, 3, 4), Summary.in(again.output()), again::output);
    }

    @Test
    void a_file_that_is_not_a_list_gives_one_clear_line(@TempDir Path folder) throws IOException {
        var file = folder.resolve("picture.csv");
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, 0, 1, 2});
        var said = local.launcher().run("import", "workplaces", file.toString());
        assertTrue(said.code() != 0, said::output);
        assertTrue(said.output().contains("400"), said::output);
        assertFalse(said.output().contains("Exception"), said::output);
    }
}
