package org.palermo.portal.gateway;

import java.util.List;

/// How many case files stand where, and how many terms are over or nearly so.
public record CaseSummary(List<StageCount> stages, long overdue, long dueSoon) {

    public record StageCount(Stage stage, long count) {}
}
