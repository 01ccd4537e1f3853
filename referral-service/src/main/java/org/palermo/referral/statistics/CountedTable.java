package org.palermo.referral.statistics;

import static org.palermo.referral.statistics.Division.AGAINST;
import static org.palermo.referral.statistics.Division.AGE;
import static org.palermo.referral.statistics.Division.ASSET;
import static org.palermo.referral.statistics.Division.CAUSE;
import static org.palermo.referral.statistics.Division.EFFECT;
import static org.palermo.referral.statistics.Division.EXPLOITATION;
import static org.palermo.referral.statistics.Division.HEAD;
import static org.palermo.referral.statistics.Division.OUTCOME;
import static org.palermo.referral.statistics.Division.REGION;
import static org.palermo.referral.statistics.Division.SEX;
import static org.palermo.referral.statistics.Division.TERM;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.statistics.Series;
import org.palermo.kernel.territory.Country;

/// What is counted for a quarter, and the dimensions besides the quarter. Every published table of people consists of totals of one of
/// these, so that published tables from the same counted table cannot be combined to find suppressed numbers. Nobody is counted in two
/// quarters of a table.
///
/// The same people are in several tables: one table with all dimensions would have to suppress nearly everything that a country publishes.
/// {@link CountedPeople} shows two of them only while they share nothing but totals that everybody sees. {@link Breakdown} says which ones
/// a year has.
enum CountedTable {
    REFERRALS("REFERRAL", true, AGE, SEX, EXPLOITATION),
    AGES("REFERRAL", true, AGE),
    SEXES("REFERRAL", true, SEX),
    EXPLOITATIONS("REFERRAL", true, EXPLOITATION),
    REGIONS("REFERRAL", true, REGION),
    NOTIFICATIONS("NOTIFICATION", true, AGE),
    REASONABLE_GROUNDS("REASONABLE_GROUNDS", true, AGE, OUTCOME, TERM),
    CONCLUSIVE_GROUNDS("CONCLUSIVE_GROUNDS", true, AGE, OUTCOME, TERM),
    REASONABLE_GROUNDS_OUTCOMES("REASONABLE_GROUNDS", true, AGE, OUTCOME),
    REASONABLE_GROUNDS_TERMS("REASONABLE_GROUNDS", true, TERM),
    CONCLUSIVE_GROUNDS_OUTCOMES("CONCLUSIVE_GROUNDS", true, AGE, OUTCOME),
    CONCLUSIVE_GROUNDS_TERMS("CONCLUSIVE_GROUNDS", true, TERM),
    PROCEEDINGS("PROCEEDING_ENDED", false, Division.PROCEEDING, Division.PROCEEDING_OUTCOME),
    DELAYS("DELAY_BEGUN", false, CAUSE, EFFECT),
    CLAIMS("CLAIM_LODGED", false, AGAINST),
    AWARDS("AWARD_MADE", false, HEAD),
    CONFISCATIONS("ASSET_CONFISCATED", false, ASSET),
    ALLOCATIONS("ASSET_ALLOCATED", false, ASSET);

    /// The kind of step, or the part of a record, as named in the database.
    final String counted;
    /// Whether it counts steps of case files; else it counts records.
    final boolean ofSteps;
    final List<Division> divisions;

    CountedTable(String counted, boolean ofSteps, Division... divisions) {
        this.counted = counted;
        this.ofSteps = ofSteps;
        this.divisions = List.of(divisions);
    }

    /// The series of one year: its quarters have a total.
    Series series(Country country, Quarter quarter) {
        return Series.unread("quarterly." + name().toLowerCase(Locale.ROOT) + "." + quarter.yearCode(), country.code());
    }

    /// @param last the last quarter
    /// @param counted people by quarter and codes
    /// @param before the dimensions of the previous release; empty for none. A region that no longer belongs to the country remains in them
    Cube cube(Country country, Quarter last, Map<CellKey, Long> counted, List<Dimension> before) {
        String[] quarters = last.soFar().stream().map(Quarter::code).toArray(String[]::new);
        Stream<Dimension> others = divisions.stream().map(division -> division.dimension(held(division, country, counted, before)));
        Cube.Builder cube =
                Cube.ofCounts(Stream.concat(Stream.of(Dimension.withTotal("QUARTER", last.yearCode(), quarters)), others).toList());
        divisions.stream().filter(division -> division.ofPersons).forEach(division -> cube.ofPersons(division.name()));
        counted.forEach(cube::count);
        return cube.build();
    }

    private List<String> held(Division division, Country country, Map<CellKey, Long> counted, List<Dimension> before) {
        List<String> known = division.codes(country);
        if (division != REGION) {
            return known;
        }
        int place = 1 + divisions.indexOf(division);
        TreeSet<String> regions = new TreeSet<>(known);
        counted.keySet().forEach(key -> regions.add(key.codes().get(place)));
        if (!before.isEmpty()) {
            before.get(place).categories().stream().filter(category -> category.parent() != null)
                    .forEach(category -> regions.add(category.code()));
        }
        return List.copyOf(regions);
    }
}
