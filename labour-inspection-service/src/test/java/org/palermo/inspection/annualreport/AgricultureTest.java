package org.palermo.inspection.annualreport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.isic.Isic;
import org.palermo.inspection.isic.IsicActivity;
import org.palermo.kernel.test.Palermo;

/// Which workplaces are those of C129: the database says it in one place, and it agrees with the classification, the sectors of the Open
/// Supply Hub and the sectors to which the weights of the risk lead the codes of section A.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class AgricultureTest {
    private static final String SECTION = "A";

    @Inject
    Isic isic;

    @Inject
    ObjectMapper json;

    @Test
    void every_code_of_section_a_and_no_other_whatever_the_sector_says() {
        Set<String> expected = isic.find(null, null, null).stream().map(IsicActivity::code).filter(this::isOfSectionA)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, counted(isic.find(null, null, null).stream().map(IsicActivity::code).toList(), "is_agriculture(word, 'Apparel')"));
        assertTrue(expected.containsAll(List.of("A", "01", "0111", "0220", "0312")));
        assertEquals("f", text("select is_agriculture('1030', 'Agriculture')"));
    }

    @Test
    void without_a_code_the_sectors_to_which_codes_of_section_a_lead() throws IOException {
        List<String> sectors = new ArrayList<>();
        for (JsonNode sector : read("palermo/open-supply-hub/sectors.json")) {
            sectors.add(sector.get("pk").asText());
        }
        Set<String> expected = new TreeSet<>();
        read("palermo/risk/" + read("palermo/risk/current.json").asText() + ".json").get("isic").properties().stream()
                .filter(entry -> isOfSectionA(entry.getKey())).forEach(entry -> expected.add(entry.getValue().asText()));
        assertTrue(sectors.containsAll(expected), expected.toString());
        assertEquals(expected, counted(sectors, "is_agriculture(null, word)"));
    }

    private boolean isOfSectionA(String code) {
        IsicActivity at = isic.find(code).orElseThrow();
        return at.within() == null ? at.code().equals(SECTION) : isOfSectionA(at.within());
    }

    private static Set<String> counted(List<String> words, String condition) {
        String listed = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(","));
        return new TreeSet<>(List.of(text("select string_agg(word, '|') from unnest(array[" + listed + "]) word where " + condition)
                .split("[|]")));
    }

    private JsonNode read(String path) throws IOException {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return json.readTree(file);
        }
    }
}
