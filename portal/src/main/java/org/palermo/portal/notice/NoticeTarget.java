package org.palermo.portal.notice;

import java.util.UUID;
import org.palermo.portal.gateway.notice.Notice;
import org.palermo.portal.page.Frame;

/// The page of the portal that a notice leads to. Its words are in the message bundles.
public enum NoticeTarget {
    CASE_FILE, WORKLIST, REVIEW, MECHANISM, PLANNED_VISIT, SENT_FORM, DESK;

    /// Only pages that the reader's roles include; null for no page.
    ///
    /// A file that the organisation no longer works on has no link. Nor has a withdrawn consent, because its id is that of a
    /// case file or of a referral, and nobody but the service knows which.
    static NoticeTarget of(Notice notice, Frame reader) {
        return switch (notice.kind()) {
            case CASE_REFERRED, CASE_NOTIFIED_ONLY, CASE_ASSIGNED, REASONABLE_GROUNDS_DECIDED, CONCLUSIVE_GROUNDS_DECIDED,
                    DISQUALIFICATION_DECIDED, RECONSIDERATION_DECIDED, CASE_TOLD, CASE_RECONSIDERATION_ASKED, CASE_SUSPENDED, CASE_RESUMED,
                    CASE_TRANSITION_BEGUN, CASE_CLOSED, CASE_WITHDRAWN, CASE_REFERRED_ON, CASE_RECOVERY_EXTENDED, CASE_AGE_DETERMINED,
                    CASE_ERASURE_ASKED, CASE_PERSON_CORRECTED, CASE_CHILD_BY_BIRTH, CASE_TERMS_RECALCULATED, REMOVAL_ASKED,
                    POSSIBLE_DUPLICATE, RIGHTS_REQUEST, PERSON_MISSING, PERSON_FOUND, DECISION_PROPOSED,
                    DECISION_RETURNED -> reader.worklist() ? CASE_FILE : null;
            case CASES_DUE -> reader.worklist() ? WORKLIST : null;
            case ACCESS_REVIEW_OVERDUE -> reader.people() ? REVIEW : null;
            case ESSENTIAL_SERVICE_CLOSED, ESSENTIAL_SERVICE_PARTIAL, ESSENTIAL_SERVICE_OPEN, REQUIRED_SERVICE_CLOSED, REQUIRED_SERVICE_OPEN -> MECHANISM;
            case VISIT_ASSIGNED, VISIT_MOVED_TO_YOU, VISIT_CHANGED, VISIT_TAKEN_FROM_YOU, VISIT_CANCELLED -> PLANNED_VISIT;
            case FORM_WAITS -> SENT_FORM;
            case TRIAGE_WAITS -> DESK;
            default -> null;
        };
    }

    /// @param about the id of the record; an address holds nothing else of a notice
    String address(UUID about) {
        return switch (this) {
            case CASE_FILE -> "/portal/cases/" + about;
            case WORKLIST -> "/portal/cases";
            case REVIEW -> "/portal/people/review";
            case MECHANISM -> "/portal/morning#mechanism";
            case PLANNED_VISIT -> "/portal/desk/planned-visits/" + about;
            case SENT_FORM -> "/portal/desk/sent-forms/" + about;
            case DESK -> "/portal/desk";
        };
    }
}
