package org.palermo.inspection.plan;

import org.palermo.kernel.notice.MailLine;

/// What an inspector is told of a visit.
enum VisitNews {
    VISIT_ASSIGNED(true),
    VISIT_MOVED_TO_YOU(true),
    VISIT_CHANGED(true),
    VISIT_TAKEN_FROM_YOU(false),
    VISIT_CANCELLED(false);

    private final boolean asks;

    VisitNews(boolean asks) {
        this.asks = asks;
    }

    /// What her mail says about it.
    MailLine words() {
        return MailLine.of("visit." + name());
    }

    /// Whether she has something to do, until the last day of the visit.
    boolean asks() {
        return asks;
    }
}
