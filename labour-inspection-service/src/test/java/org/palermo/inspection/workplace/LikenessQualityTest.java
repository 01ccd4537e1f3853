package org.palermo.inspection.workplace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.inspection.workplace.Likeness.Place;
import org.palermo.kernel.test.Palermo;

/// How well duplicates are noticed, on the five published lists (528 rows). `docs/guides/inspection-workplaces.md` states the figures:
/// change them there when they change here.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class LikenessQualityTest {
    private static final List<String> LISTS = List.of("Spring_2017_Apparel_List", "Summer_2017_Compliance_List", "Winter_2019_Compliance_List",
            "facility_list_12", "facility_list_15");
    private static final List<Row> ROWS = new ArrayList<>();

    private record Row(String list, long line, Place place) {
        String known() {
            return list + ":" + line;
        }
    }

    @Inject
    CountryCodes countries;

    @BeforeEach
    void read() throws IOException {
        if (!ROWS.isEmpty()) {
            return;
        }
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        for (String list : LISTS) {
            try (Reader file = new InputStreamReader(LikenessQualityTest.class.getResourceAsStream("/open-supply-hub/" + list + ".csv"), StandardCharsets.UTF_8)) {
                for (CSVRecord row : format.parse(file)) {
                    Coordinates point = row.isMapped("lat") ? Coordinates.read(row.get("lat"), row.get("lng"), note -> { }) : null;
                    ROWS.add(new Row(list, row.getRecordNumber() + 1, new Place(countries.find(row.get("country").strip()).orElseThrow(),
                            row.get("name").strip(), row.get("address").strip(), null, point)));
                }
            }
        }
        assertEquals(528, ROWS.size());
    }

    /// The pairs that two people, reading both rows, take for one workplace, against the pairs that are noticed. Every pair of the lists
    /// whose names or addresses are even remotely alike was read by hand.
    @Test
    void published_lists() throws IOException {
        Set<String> same = labelled("same");
        Set<String> noticed = new TreeSet<>();
        for (int i = 0; i < ROWS.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (isNoticed(ROWS.get(i).place(), ROWS.get(j).place())) {
                    noticed.add(pair(ROWS.get(i), ROWS.get(j)));
                }
            }
        }
        Set<String> right = new TreeSet<>(noticed);
        right.retainAll(same);
        System.out.printf("published lists: %d same, %d noticed, %d of them right%n%s%n", same.size(), noticed.size(), right.size(), noticed);
        Set<String> wrong = new TreeSet<>(noticed);
        wrong.removeAll(same);
        Set<String> missed = new TreeSet<>(same);
        missed.removeAll(noticed);
        assertEquals(labelled("noticed wrongly"), wrong);
        assertEquals(labelled("missed"), missed);
    }

    /// Each row once more, as another list would write it: how many of the 528 are noticed or matched, and how many others with them.
    @Test
    void rows_as_another_list_writes_them() {
        Map<String, Integer> found = new LinkedHashMap<>();
        int others = 0;
        int noticed = 0;
        for (Map.Entry<String, UnaryOperator<Place>> way : ways().entrySet()) {
            int hits = 0;
            for (Row row : ROWS) {
                Place again = way.getValue().apply(row.place());
                hits += isNoticed(again, row.place()) ? 1 : 0;
                for (Row other : ROWS) {
                    boolean alike = isNoticed(again, other.place());
                    noticed += alike ? 1 : 0;
                    others += alike && other != row && !isNoticed(row.place(), other.place()) ? 1 : 0;
                }
            }
            found.put(way.getKey(), hits * 1000 / ROWS.size());
        }
        System.out.printf("found of 1000: %s; %d noticed, %d of them others%n", found, noticed, others);
        assertTrue(found.get("capitals and other legal form") >= 990, found::toString);
        assertTrue(found.get("no address") >= 990, found::toString);
        assertTrue(found.get("town and postcode added") >= 900, found::toString);
        assertTrue(found.get("address in another order") >= 900, found::toString);
        assertTrue(found.get("without accents and signs") >= 990, found::toString);
        assertTrue(found.get("town before the name") >= 900, found::toString);
        assertTrue(others * 1000L / noticed <= 20, others + " of " + noticed);
    }

    /// Two places with the same words of name and address are alike by their names.
    private static boolean isNoticed(Place one, Place other) {
        return Likeness.between(one, other) != null;
    }

    private static Map<String, UnaryOperator<Place>> ways() {
        Map<String, UnaryOperator<Place>> ways = new LinkedHashMap<>();
        ways.put("capitals and other legal form", p -> with(p, p.name().toUpperCase(Locale.ROOT).replaceAll("(?i)[., ]*(co|ltd|inc|limited)[. ]*$", "") + " LIMITED", p.address()));
        ways.put("no address", p -> with(p, p.name(), null));
        ways.put("town and postcode added", p -> with(p, p.name(), p.address() + ", Industrial District, 311812"));
        ways.put("address in another order", p -> with(p, p.name(), String.join(", ", List.of(p.address().split("\\s*,\\s*")).reversed())));
        ways.put("without accents and signs", p -> with(p, plain(p.name()), plain(p.address())));
        ways.put("town before the name", p -> with(p, lastWord(p.address()) + " " + p.name(), p.address()));
        ways.put("one letter wrong in the name", p -> with(p, p.name().replaceFirst("(?i)([b-df-hj-np-tv-z])([aeiou])", "$2$1"), p.address()));
        return ways;
    }

    private static Place with(Place place, String name, String address) {
        return new Place(place.country(), name, address, null, null);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replaceAll("[.,;/()]+", " ");
    }

    private static String lastWord(String address) {
        List<String> words = Likeness.words(address).stream().filter(word -> word.matches("\\p{L}+")).toList();
        return words.isEmpty() ? "New" : words.getLast();
    }

    private static String pair(Row one, Row other) {
        return one.known().compareTo(other.known()) < 0 ? one.known() + " " + other.known() : other.known() + " " + one.known();
    }

    private static Set<String> labelled(String label) throws IOException {
        Set<String> pairs = new LinkedHashSet<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader file = new InputStreamReader(LikenessQualityTest.class.getResourceAsStream("/open-supply-hub/same-workplaces.csv"), StandardCharsets.UTF_8)) {
            for (CSVRecord row : format.parse(file)) {
                if (row.get("label").equals(label) || label.equals("same") && row.get("label").equals("missed")) {
                    pairs.add(row.get("one") + " " + row.get("other"));
                }
            }
        }
        return new TreeSet<>(pairs);
    }
}
