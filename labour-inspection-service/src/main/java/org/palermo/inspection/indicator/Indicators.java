package org.palermo.inspection.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// The 67 indicators as published.
@ApplicationScoped
public class Indicators {
    private static final String FILE = "palermo/ilo/delphi_labour_indicators.csv";
    /// They speak of the legal status of the person herself. A finding may have them, because they are what an employer abused; beside her
    /// name they would say what she is. Threats of denunciation are no such words: they are what somebody did.
    private static final Set<String> OF_STATUS = Set.of("DR06", "VR02", "VR12", "VD05");

    private final Map<String, Indicator> byCode = new LinkedHashMap<>();

    Indicators() {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader file = new InputStreamReader(
                        Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE), StandardCharsets.UTF_8);
                var rows = format.parse(file)) {
            for (CSVRecord row : rows) {
                byCode.put(row.get("code"), read(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    /// In the order of the published list.
    public Collection<Indicator> all() {
        return byCode.values();
    }

    public boolean knows(String code) {
        return byCode.containsKey(code);
    }

    /// Applies the rule to the indicators that were found. Every code must be known; repeated codes count once.
    public Screening screen(Collection<String> codes, Subject subject) {
        return Screening.of(codes.stream().distinct().map(byCode::get).toList(), subject);
    }

    /// Screens one person, by the indicators that may stand beside her: a result that the others explain would tell them.
    public Screening screenPerson(Collection<String> codes, Subject subject) {
        return screen(toPassOn(codes), subject);
    }

    /// Those that may leave the inspection together with the identity of a person: none of her migration status (A/75/289, 53c).
    public List<String> toPassOn(Collection<String> codes) {
        return codes.stream().filter(code -> !OF_STATUS.contains(code)).toList();
    }

    private static Indicator read(CSVRecord row) {
        List<Integer> ilo11 = row.get("ilo11").isEmpty()
                ? List.of()
                : Arrays.stream(row.get("ilo11").split("\\|")).map(Integer::valueOf).toList();
        return new Indicator(row.get("code"), Dimension.parse(row.get("dimension")), row.get("indicator"), ilo11,
                Strength.parse(row.get("adult_labour")), Strength.parse(row.get("child_labour")));
    }
}
