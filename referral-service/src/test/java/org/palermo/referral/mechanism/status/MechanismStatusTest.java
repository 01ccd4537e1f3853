package org.palermo.referral.mechanism.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.ServiceCategory;

/// The rule of A/75/289, 25-27, on a country of two regions that requires three categories.
class MechanismStatusTest {
    private static final Country COUNTRY = new Country("XX", "Exland", Map.of(), "x", ZoneId.of("UTC"),
            List.of(region("XX-A"), region("XX-B")), Map.of("x", Map.of()), null, null, null);
    private static final Profile PROFILE = requiring(
            Set.of(ServiceCategory.IDENTIFICATION, ServiceCategory.ACCOMMODATION, ServiceCategory.LEGAL),
            Set.of(ServiceCategory.IDENTIFICATION, ServiceCategory.ACCOMMODATION));

    private final List<ServedCategory> served = new ArrayList<>();

    @Test
    void a_region_with_every_required_category_is_fully_operational() {
        all("XX-A", CategoryState.OPERATIONAL);
        assertEquals(OperationalState.FULLY_OPERATIONAL, region(0));
        assertEquals(OperationalState.NOT_OPERATIONAL, region(1));
        assertEquals(OperationalState.PARTIALLY_OPERATIONAL, status().state());
        assertEquals(0.5, status().shares().fullyOperational());
    }

    @Test
    void a_partial_category_makes_the_region_partial() {
        all("XX-A", CategoryState.OPERATIONAL);
        served.removeIf(s -> s.category() == ServiceCategory.LEGAL);
        served.add(new ServedCategory("XX-A", ServiceCategory.LEGAL, CategoryState.PARTIAL));
        assertEquals(OperationalState.PARTIALLY_OPERATIONAL, region(0));
    }

    @Test
    void without_identification_and_accommodation_a_region_is_not_operational_whatever_else_it_has() {
        served.add(new ServedCategory("XX-A", ServiceCategory.LEGAL, CategoryState.OPERATIONAL));
        served.add(new ServedCategory("XX-A", ServiceCategory.IDENTIFICATION, CategoryState.NOT_OPERATIONAL));
        assertEquals(OperationalState.NOT_OPERATIONAL, region(0));
    }

    @Test
    void one_partial_essential_category_is_enough_for_partial() {
        served.add(new ServedCategory("XX-A", ServiceCategory.ACCOMMODATION, CategoryState.PARTIAL));
        assertEquals(OperationalState.PARTIALLY_OPERATIONAL, region(0));
    }

    @Test
    void national_lines_that_reach_every_region_count_in_each() {
        all(null, CategoryState.OPERATIONAL);
        assertEquals(OperationalState.FULLY_OPERATIONAL, status().state());
    }

    @Test
    void a_regional_line_improves_a_national_service_only_in_its_region() {
        all(null, CategoryState.PARTIAL);
        all("XX-A", CategoryState.OPERATIONAL);
        all("XX-B", CategoryState.NOT_OPERATIONAL);
        all("YY-A", CategoryState.OPERATIONAL);
        assertEquals(List.of(OperationalState.FULLY_OPERATIONAL, OperationalState.PARTIALLY_OPERATIONAL), List.of(region(0), region(1)));
    }

    @Test
    void the_best_line_of_a_category_counts() {
        all("XX-A", CategoryState.OPERATIONAL);
        served.add(new ServedCategory("XX-A", ServiceCategory.LEGAL, CategoryState.NOT_OPERATIONAL));
        assertEquals(OperationalState.FULLY_OPERATIONAL, region(0));
    }

    @Test
    void a_country_without_any_line_is_not_operational() {
        assertEquals(OperationalState.NOT_OPERATIONAL, status().state());
        assertEquals(1.0, status().shares().notOperational());
    }

    @Test
    void changes_to_another_status_are_listed_by_category() {
        all("XX-A", CategoryState.OPERATIONAL);
        MechanismStatus before = status();
        served.removeIf(s -> s.category() != ServiceCategory.IDENTIFICATION);
        served.add(new ServedCategory("XX-A", ServiceCategory.LEGAL, CategoryState.PARTIAL));
        served.add(new ServedCategory("XX-B", ServiceCategory.HELPLINE, CategoryState.PARTIAL));
        assertEquals(List.of(
                new CategoryChange("XX-A", ServiceCategory.ACCOMMODATION, CategoryState.OPERATIONAL, CategoryState.NOT_OPERATIONAL),
                new CategoryChange("XX-A", ServiceCategory.LEGAL, CategoryState.OPERATIONAL, CategoryState.PARTIAL),
                new CategoryChange("XX-B", ServiceCategory.HELPLINE, CategoryState.NOT_OPERATIONAL, CategoryState.PARTIAL)), before.changesTo(status()));
        assertEquals(List.of(), status().changesTo(status()));
    }

    @ParameterizedTest
    @CsvSource({"OPERATIONAL, PARTIAL, ESSENTIAL_SERVICE_PARTIAL", "OPERATIONAL, NOT_OPERATIONAL, ESSENTIAL_SERVICE_CLOSED",
        "PARTIAL, NOT_OPERATIONAL, ESSENTIAL_SERVICE_CLOSED", "NOT_OPERATIONAL, PARTIAL, ESSENTIAL_SERVICE_OPEN",
        "NOT_OPERATIONAL, OPERATIONAL, ESSENTIAL_SERVICE_OPEN", "PARTIAL, OPERATIONAL, ESSENTIAL_SERVICE_OPEN"})
    void a_change_has_its_kind_of_notice(CategoryState before, CategoryState after, String notice) {
        assertEquals(Optional.of(notice), new CategoryChange("XX-A", ServiceCategory.ACCOMMODATION, before, after).notice(PROFILE));
        boolean lostOrRegained = before == CategoryState.NOT_OPERATIONAL || after == CategoryState.NOT_OPERATIONAL;
        assertEquals(lostOrRegained ? Optional.of(notice.replace("ESSENTIAL", "REQUIRED")) : Optional.empty(),
                new CategoryChange("XX-A", ServiceCategory.LEGAL, before, after).notice(PROFILE));
        assertEquals(Optional.empty(), new CategoryChange("XX-A", ServiceCategory.HELPLINE, before, after).notice(PROFILE));
        assertEquals(Optional.of(notice), new CategoryChange("XX-A", ServiceCategory.HELPLINE, before, after).notice(calling()));
    }

    /// The categories that count come from the profile, and can be any.
    @Test
    void a_telephone_helpline_can_be_required_and_essential() {
        all(null, CategoryState.OPERATIONAL);
        assertEquals(OperationalState.FULLY_OPERATIONAL, MechanismStatus.of(COUNTRY, PROFILE, Instant.EPOCH, served).state());
        MechanismStatus without = MechanismStatus.of(COUNTRY, calling(), Instant.EPOCH, served);
        assertEquals(OperationalState.PARTIALLY_OPERATIONAL, without.state());
        assertEquals(List.of(true), without.regions().getFirst().categories().stream().filter(c -> c.category() == ServiceCategory.HELPLINE)
                .map(MechanismStatus.CategoryStatus::required).toList());
        served.add(new ServedCategory(null, ServiceCategory.HELPLINE, CategoryState.OPERATIONAL));
        assertEquals(OperationalState.FULLY_OPERATIONAL, MechanismStatus.of(COUNTRY, calling(), Instant.EPOCH, served).state());
        served.removeIf(line -> line.category() == ServiceCategory.IDENTIFICATION || line.category() == ServiceCategory.ACCOMMODATION);
        assertEquals(OperationalState.PARTIALLY_OPERATIONAL, MechanismStatus.of(COUNTRY, calling(), Instant.EPOCH, served).state());
        assertEquals(OperationalState.NOT_OPERATIONAL, MechanismStatus.of(COUNTRY, PROFILE, Instant.EPOCH, served).state());
    }

    /// The law of the tests, with telephone helplines among the required and essential categories.
    private static Profile calling() {
        Set<ServiceCategory> required = EnumSet.copyOf(PROFILE.requiredCategories());
        Set<ServiceCategory> essential = EnumSet.copyOf(PROFILE.essentialCategories());
        required.add(ServiceCategory.HELPLINE);
        essential.add(ServiceCategory.HELPLINE);
        return requiring(required, essential);
    }

    private static Profile requiring(Set<ServiceCategory> required, Set<ServiceCategory> essential) {
        return new Profile("x", "x", null, null, null, null, null, null, null, 30, 2, required, essential, null, null, null, null, null,
                null, null, null, null, Map.of(), Map.of(), Set.of());
    }

    private void all(String region, CategoryState state) {
        PROFILE.requiredCategories().forEach(c -> served.add(new ServedCategory(region, c, state)));
    }

    private OperationalState region(int index) {
        return status().regions().get(index).state();
    }

    private MechanismStatus status() {
        return MechanismStatus.of(COUNTRY, PROFILE, Instant.EPOCH, served);
    }

    private static Country.Region region(String code) {
        return new Country.Region(code, code, Map.of(), List.of(), new Country.Tile(1, 1), "x");
    }
}
