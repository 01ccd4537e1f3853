package org.palermo.portal.gateway;

import java.util.List;

/// How many case files stand where, and how many terms are over or nearly so.
///
/// @param control null when the figures are exact
public record CaseSummary(List<StageCount> stages, Long overdue, Long dueSoon, Control control) {

    /// @param count null when it may not show
    public record StageCount(Stage stage, Long count) {}
}
