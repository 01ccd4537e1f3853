package org.palermo.referral.casefile.indicator;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.palermo.referral.casefile.age.AgeGroup;

/// The 67 indicators as published, by code: the same list as in the labour inspection service. Its words are there, in six languages.
public final class IndicatorList {
    private static final String FILE = "palermo/ilo/delphi_labour_indicators.csv";
    private static final Map<String, Published> BY_CODE = read();

    private IndicatorList() {}

    /// @param child null when it is no indicator for children
    private record Published(String code, Dimension dimension, Strength adult, Strength child) {
        NamedIndicator of(AgeGroup group) {
            return new NamedIndicator(code, dimension, group == AgeGroup.ADULT ? adult : child);
        }
    }

    static boolean knows(String code) {
        return BY_CODE.containsKey(code);
    }

    /// What a system sends: each code that the list has, once. Nobody could put another one right, and the person must not wait for it.
    ///
    /// @param codes null when none were sent
    /// @return null when none were sent
    public static List<String> known(Collection<String> codes) {
        return codes == null ? null : BY_CODE.keySet().stream().filter(codes::contains).toList();
    }

    /// In the order of the published list, each once.
    ///
    /// @param codes that the list has
    /// @param group of the person, for the strength
    public static List<NamedIndicator> named(Collection<String> codes, AgeGroup group) {
        return BY_CODE.values().stream().filter(one -> codes.contains(one.code())).map(one -> one.of(group)).toList();
    }

    private static Map<String, Published> read() {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader file = new InputStreamReader(IndicatorList.class.getClassLoader().getResourceAsStream(FILE), StandardCharsets.UTF_8);
                var rows = format.parse(file)) {
            Map<String, Published> byCode = new LinkedHashMap<>();
            for (CSVRecord row : rows) {
                byCode.put(row.get("code"), new Published(row.get("code"), Dimension.parse(row.get("dimension")),
                        Strength.parse(row.get("adult_labour")), Strength.parse(row.get("child_labour"))));
            }
            return byCode;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }
}
