package org.palermo.portal.gateway;

import java.util.List;

/// Reports that a service could not be reached, by quarter. A figure that is null is hidden; one that is not listed is zero.
///
/// @param quarters latest first
/// @param control null when the figures are exact
public record AccessDifficulties(String country, List<Quarter> quarters, DisclosureControl control) {

    public record Quarter(String quarter, Long reports, List<Category> categories) {}

    /// @param regions how many reports each region has
    /// @param causes how often each cause was named
    /// @param effects how often each effect was named
    public record Category(String category, Long reports, List<Count> regions, List<Count> causes, List<Count> effects) {}

    /// @param code of a region, a cause or an effect
    public record Count(String code, Long reports) {}
}
