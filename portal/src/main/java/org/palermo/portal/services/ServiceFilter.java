package org.palermo.portal.services;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.DirectoryPage;
import org.palermo.portal.gateway.MechanismStatus;

/// What the reader has chosen. What is no choice counts as nothing chosen.
///
/// @param country empty for all
/// @param region of that country; empty for all
/// @param category empty for all
/// @param several whether there are countries to choose from
record ServiceFilter(String country, String region, String category, boolean several) {
    /// Helplines first: they are what somebody in need can call at once.
    static final List<String> CATEGORIES = Stream.concat(Stream.of(MechanismStatus.Category.HELPLINE),
                    Stream.of(MechanismStatus.Category.values())
                            .filter(category -> category != MechanismStatus.Category.HELPLINE
                                    && category != MechanismStatus.Category.UNKNOWN))
            .map(Enum::name).toList();

    static ServiceFilter of(Countries countries, String country, String region, String category) {
        String of = countries.items().size() == 1 ? countries.items().getFirst().code()
                : countries.country(country == null ? "" : country).map(Countries.Country::code).orElse("");
        boolean isRegion = region != null && countries.country(of).map(Countries.Country::regions).stream().flatMap(List::stream)
                .anyMatch(one -> one.code().equals(region));
        return new ServiceFilter(of, isRegion ? region : "", category != null && CATEGORIES.contains(category) ? category : "",
                countries.items().size() > 1);
    }

    boolean admits(DirectoryPage.Service service) {
        return (country.isEmpty() || service.serves(region.isEmpty() ? country : region))
                && service.category().filter(term -> category.isEmpty() || category.equals(term.code())).isPresent();
    }

    /// Also says that all countries are chosen: without it, the page begins with the country that was chosen last.
    ///
    /// @param page from 1
    String address(String home, int page) {
        List<String> chosen = new ArrayList<>();
        if (several || !country.isEmpty()) {
            chosen.add("country=" + country);
        }
        Stream.of("region=" + region, "category=" + category).filter(one -> !one.endsWith("=")).forEach(chosen::add);
        if (page > 1) {
            chosen.add("page=" + page);
        }
        return chosen.isEmpty() ? home : home + "?" + String.join("&", chosen);
    }
}
