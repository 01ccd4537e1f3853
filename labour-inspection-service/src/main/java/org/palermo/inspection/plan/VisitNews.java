package org.palermo.inspection.plan;

/// What an inspector is told of a visit, and in which words her mail says what to do.
enum VisitNews {
    VISIT_ASSIGNED("A visit was assigned to you. Accept it, or ask the chief inspector to give it to somebody else.", true),
    VISIT_MOVED_TO_YOU("A visit of a colleague was moved to you. Accept it, or ask the chief inspector to give it to somebody else.", true),
    VISIT_CHANGED("The chief inspector has changed a visit of yours. Look at its days and accept it again.", true),
    VISIT_TAKEN_FROM_YOU("A visit is no longer yours: it was given to a colleague. You need not do anything.", false),
    VISIT_CANCELLED("A visit of yours was cancelled. You need not do anything.", false);

    private final String words;
    private final boolean asks;

    VisitNews(String words, boolean asks) {
        this.words = words;
        this.asks = asks;
    }

    String words() {
        return words;
    }

    /// Whether she has something to do, until the last day of the visit.
    boolean asks() {
        return asks;
    }
}
