package org.palermo.referral.casefile.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.referral.casefile.age.AgeGroup;

class IndicatorListTest {
    private static final String LIST = "src/main/resources/palermo/ilo/delphi_labour_indicators.csv";

    /// Labour inspection refers by the codes of its list, and whoever reads a case sees the words of that list.
    @Test
    void the_list_is_that_of_labour_inspection() throws IOException {
        assertEquals(Files.readString(Path.of("..", "labour-inspection-service", LIST)), Files.readString(Path.of(LIST)));
    }

    @Test
    void indicators_have_their_dimension_and_the_strength_for_the_age_group() {
        assertEquals(List.of(new NamedIndicator("DR01", Dimension.DECEPTIVE_RECRUITMENT, Strength.STRONG),
                new NamedIndicator("EX01", Dimension.EXPLOITATION, Strength.STRONG)), IndicatorList.named(List.of("EX01", "DR01", "EX01"), AgeGroup.ADULT));
        assertEquals(IndicatorList.named(all(), AgeGroup.CHILD), IndicatorList.named(all(), AgeGroup.UNSURE));
    }

    @Test
    void two_of_them_are_none_for_a_child() {
        assertEquals(67, all().size());
        List<NamedIndicator> none = IndicatorList.named(all(), AgeGroup.CHILD).stream().filter(one -> one.strength() == null).toList();
        assertEquals(2, none.size());
        assertNull(IndicatorList.named(List.of(none.getFirst().code()), AgeGroup.UNSURE).getFirst().strength());
    }

    @Test
    void only_published_codes_are_known() {
        assertTrue(IndicatorList.knows("VD07"));
        assertFalse(IndicatorList.knows("VD08"));
        assertFalse(IndicatorList.knows("ex01"));
    }

    private static List<String> all() {
        try {
            return Files.readAllLines(Path.of(LIST)).stream().skip(1).map(line -> line.split(",")[1]).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
