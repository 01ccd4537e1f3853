package org.palermo.portal.services;

import java.util.List;

/// One page of the list.
///
/// @param countries empty when there is only one
/// @param regions those of the chosen country
/// @param previous address of the page before, or null
/// @param next address of the next page, or null
public record ServicesPage(
        List<Option> countries, List<Option> regions, List<Option> categories, List<Group> groups, String previous, String next) {

    public record Option(String code, String label, boolean chosen) {}

    /// The services of a category.
    public record Group(String title, List<ServiceView> services) {}
}
