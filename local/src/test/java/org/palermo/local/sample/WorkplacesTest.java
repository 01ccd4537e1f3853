package org.palermo.local.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplacesTest {

    @Test
    void published_lists_keep_their_bytes(@TempDir Path directory) throws IOException {
        for (Path file : Lines.SAMPLE.workplaces(directory).subList(0, 5)) {
            Path published = Path.of("src/main/resources/sample/open-supply-hub").resolve(file.getFileName());
            assertArrayEquals(Files.readAllBytes(published), Files.readAllBytes(file), file.toString());
        }
    }

    @Test
    void made_up_lists_have_the_published_columns(@TempDir Path directory) throws IOException {
        List<Path> files = Lines.SAMPLE.workplaces(directory);
        List<String> rows = Files.readAllLines(files.get(5));
        assertEquals("country,region_code,name,address,sector", rows.getFirst());
        assertEquals(121, rows.size());
        assertTrue(rows.subList(1, rows.size()).stream().allMatch(r -> r.contains("(synthetic)")));
    }

    @Test
    void made_up_names_are_unique_and_their_sectors_known() {
        var sectors = new HashSet<String>();
        Lines.file("labour-inspection-service/src/main/resources/palermo/open-supply-hub/sectors.json")
                .forEach(s -> sectors.add(s.get("pk").asText()));
        for (Country country : Country.all()) {
            List<Workplace> places = Workplaces.synthetic(country, Sample.DEFAULT_SEED);
            Set<String> names = new HashSet<>();
            for (Workplace place : places) {
                assertTrue(names.add(place.name()), place.name());
                assertTrue(sectors.contains(place.sector()), place.sector());
            }
        }
    }
}
