package org.palermo.inspection.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The order of the visits of a day: from the most western place on, always the nearest one is next. Places without a point come last.
final class DayRoute {
    private DayRoute() {}

    /// @param visits of one day, at most some fifty
    static List<PlannedVisitView> order(List<PlannedVisitView> visits) {
        List<PlannedVisitView> left = new ArrayList<>(visits.stream().filter(v -> v.latitude() != null)
                .sorted(Comparator.comparing(PlannedVisitView::longitude).thenComparing(PlannedVisitView::id)).toList());
        List<PlannedVisitView> route = new ArrayList<>();
        while (!left.isEmpty()) {
            PlannedVisitView from = route.isEmpty() ? left.getFirst() : route.getLast();
            PlannedVisitView next = left.stream().min(Comparator.comparingDouble(to -> distance(from, to))).orElseThrow();
            route.add(next);
            left.remove(next);
        }
        visits.stream().filter(v -> v.latitude() == null).sorted(Comparator.comparing(PlannedVisitView::reference)).forEach(route::add);
        return route;
    }

    /// In degrees of latitude, near enough for comparing places of one day.
    private static double distance(PlannedVisitView from, PlannedVisitView to) {
        double latitude = to.latitude().doubleValue() - from.latitude().doubleValue();
        double longitude =
                (to.longitude().doubleValue() - from.longitude().doubleValue()) * Math.cos(Math.toRadians(from.latitude().doubleValue()));
        return Math.hypot(latitude, longitude);
    }
}
