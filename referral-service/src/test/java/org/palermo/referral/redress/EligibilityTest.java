package org.palermo.referral.redress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.referral.redress.Eligibility.Verdict;

class EligibilityTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final List<Condition> ALL = List.of(new Condition.CrimeThere(null, "a"), new Condition.Violence("b"), new Condition.Injury("c"), new Condition.Within(2, 20, 18, false, "d"));

    @ParameterizedTest
    @CsvSource({
        "GB, true, true, 2025-01-01, 1990-01-01, LIKELY",
        "FR, true, true, 2025-01-01, 1990-01-01, UNLIKELY",
        "GB, false, true, 2025-01-01, 1990-01-01, UNLIKELY",
        "GB, true, false, 2025-01-01, 1990-01-01, UNLIKELY",
        "GB, true, true, 2024-05-31, 1990-01-01, UNLIKELY",
        "GB, true, true, 2024-06-01, 1990-01-01, LIKELY",
        "GB, true, true, 2020-01-01, 2006-06-01, LIKELY",
        "GB, true, true, 2020-01-01, 2006-05-31, UNLIKELY",
        ", true, true, 2025-01-01, 1990-01-01, UNSURE",
        "GB, , true, 2025-01-01, 1990-01-01, UNSURE",
        "GB, true, , 2025-01-01, 1990-01-01, UNSURE",
        "GB, true, true, , 1990-01-01, UNSURE",
        ", false, , , , UNLIKELY",
    })
    void verdict_by_the_circumstances(String where, Boolean violence, Boolean injury, LocalDate ended, LocalDate born, Verdict verdict) {
        Circumstances told = new Circumstances(where == null ? null : List.of(where), null, violence, injury, ended, born);
        assertEquals(verdict, Eligibility.of(ALL, "GB", told, TODAY).verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "GB, GB-NIR, false", "GB, GB-ENG-LDN, true", "GB, GB-SCT, true", ", GB-NIR, false", ", GB-SCT, true",
        "GB, , ", "FR, , false", "FR, FR-IDF, false", ", , ", "'GB,FR', FR-IDF, ", ", 'GB-NIR,GB-WLS', true",
    })
    void verdict_by_the_region_of_the_scheme(String countries, String regions, Boolean holds) {
        Condition there = new Condition.CrimeThere(List.of("GB-ENG", "GB-SCT", "GB-WLS"), "a");
        assertEquals(holds, there.holds(new Circumstances(parts(countries), parts(regions), null, null, null, null), "GB", TODAY));
    }

    /// England is given, and the scheme applies in one of its regions.
    @Test
    void less_exact_circumstances_are_unsure() {
        assertNull(new Condition.CrimeThere(List.of("GB-ENG-LDN"), "a").holds(new Circumstances(null, List.of("GB-ENG"), null, null, null, null), "GB", TODAY));
    }

    private static List<String> parts(String written) {
        return written == null ? null : List.of(written.split(","));
    }

    @Test
    void an_extendable_term_is_never_certainly_over() {
        List<Condition> late = List.of(new Condition.Within(2, null, null, true, "d"));
        assertEquals(Verdict.UNSURE, Eligibility.of(late, "GB", new Circumstances(null, null, null, null, LocalDate.of(2001, 1, 1), null), TODAY).verdict());
    }

    /// The verdict depends on conditions and circumstances alone, whatever else a scheme demands.
    @Test
    void no_demand_of_a_scheme_changes_a_verdict() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Circumstances told = circumstances(random);
            List<Condition> asked = ALL.stream().filter(condition -> random.nextBoolean()).toList();
            Verdict bare = verdict(new Scheme("s", "s", List.of(), false, asked, List.of(), null, "s"), told);
            List<Scheme.Demanded> demands = Arrays.stream(Demand.values()).filter(demand -> random.nextBoolean()).map(demand -> new Scheme.Demanded(demand, "d")).toList();
            assertEquals(bare, verdict(new Scheme("s", "s", List.of(), random.nextBoolean(), asked, demands, null, "s"), told), "seed " + seed);
        }
    }

    private static Verdict verdict(Scheme scheme, Circumstances told) {
        return SchemeView.of(scheme, Eligibility.of(scheme.conditions(), "GB", told, TODAY)).eligibility().verdict();
    }

    /// More circumstances in the person's favour never make the verdict worse.
    @Test
    void more_fulfilled_conditions_never_make_the_verdict_worse() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Circumstances told = circumstances(random);
            Circumstances better = new Circumstances(List.of("GB"), null, true, true, TODAY, told.dateOfBirth());
            assertTrue(Eligibility.of(ALL, "GB", better, TODAY).verdict().ordinal() <= Eligibility.of(ALL, "GB", told, TODAY).verdict().ordinal(), "seed " + seed);
        }
    }

    private static Circumstances circumstances(Random random) {
        List<String> where = new ArrayList<>();
        for (String country : List.of("GB", "FR", "VN")) {
            if (random.nextBoolean()) {
                where.add(country);
            }
        }
        return new Circumstances(where, null, maybe(random), maybe(random), random.nextBoolean() ? null : TODAY.minusDays(random.nextInt(3_000)),
                random.nextBoolean() ? null : TODAY.minusDays(4_000 + random.nextInt(20_000)));
    }

    private static Boolean maybe(Random random) {
        return random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
    }

    /// Eligibility may read only these types: a new field must be checked here first.
    @Test
    void circumstances_contain_no_cooperation_seizure_remedy_or_stage() {
        Set<String> fields = new TreeSet<>();
        for (RecordComponent field : Circumstances.class.getRecordComponents()) {
            fields.add(field.getName());
        }
        assertEquals(Set.of("crimeCountries", "crimeRegions", "violence", "injury", "endedOn", "dateOfBirth"), fields);
    }

    /// Eligibility has no access to other data either.
    @Test
    void eligibility_does_not_depend_on_cases_records_or_demands() {
        var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.palermo.referral.redress");
        ArchRuleDefinition.noClasses().that().resideInAPackage("org.palermo.referral.redress").should().dependOnClassesThat()
                .resideInAnyPackage("org.palermo.referral.casefile..", "org.palermo.referral.caserecord..", "org.palermo.referral.team..").check(classes);
        ArchRuleDefinition.noClasses().that().haveNameMatching(".*\\.redress\\.(Eligibility|Condition|Circumstances).*").should().dependOnClassesThat()
                .haveNameMatching(".*\\.redress\\.(Demand|Scheme).*").check(classes);
    }
}
