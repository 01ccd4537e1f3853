package org.palermo.portal.gateway;

import java.util.List;

/// The number of case files in each stage, and how many terms are overdue or due soon.
///
/// @param control null when the figures are exact
public record CaseSummary(List<StageCount> stages, Long overdue, Long dueSoon, DisclosureControl control) {

    /// @param count null when suppressed
    public record StageCount(Stage stage, Long count) {}
}
