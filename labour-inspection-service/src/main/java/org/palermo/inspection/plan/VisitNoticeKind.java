package org.palermo.inspection.plan;

import org.palermo.kernel.notice.MailLine;

/// What a notice tells about a visit: an inspector about one of her visits, the chief inspectors about one that is no longer
/// assigned to anybody.
enum VisitNoticeKind {
    VISIT_ASSIGNED(true),
    VISIT_MOVED_TO_YOU(true),
    VISIT_CHANGED(true),
    VISIT_COMPANIONS(false),
    VISIT_TAKEN_FROM_YOU(false),
    VISIT_CANCELLED(false),
    VISIT_UNASSIGNED(true);

    private final boolean asks;

    VisitNoticeKind(boolean asks) {
        this.asks = asks;
    }

    /// What the mail says about it.
    MailLine words() {
        return MailLine.of("visit." + name());
    }

    /// Whether there is something to do, until the last day of the visit.
    boolean asks() {
        return asks;
    }
}
