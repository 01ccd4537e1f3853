package org.palermo.portal.notice;

import java.util.UUID;
import org.palermo.portal.gateway.notice.Notice;

/// The page of the portal that a notice leads to. Its words are in the message bundles.
public enum NoticeTarget {
    CASE_FILE("/portal/cases/"), WORKLIST("/portal/cases"), REVIEW("/portal/people/review"), MECHANISM("/portal/morning#mechanism"),
    DESK("/portal/desk"), PLACEMENT("/portal/desk/placements/"), WAITLIST_ENTRY("/portal/desk/waitlist/"),
    BROADCAST("/portal/desk/broadcasts/"), BROADCAST_ALERT("/portal/desk/broadcast-alerts/"),
    RECEIVED_REFERRAL("/portal/desk/received-referrals/"), RECEIVED_REFERRALS("/portal/desk/received-referrals"),
    SENT_REFERRALS("/portal/desk/sent-referrals"), QUESTION("/portal/desk/received-questions/"),
    ADDRESSED_RECORDS("/portal/desk/addressed-records"), EMERGENCY_ACCESSES("/portal/desk/break-glass"),
    REPORT("/portal/desk/suspected-victim-reports/"), ORDER("/portal/desk/directives/"), PENALTY("/portal/desk/penalties/"),
    FACTOR_RESETS("/portal/desk/factor-resets"), PLANNED_VISIT("/portal/desk/planned-visits/"), SENT_FORM("/portal/desk/sent-forms/");

    /// The id of the record follows a slash at the end.
    private final String address;

    NoticeTarget(String address) {
        this.address = address;
    }

    /// Null for no page. Whether the reader may open it is another question.
    ///
    /// A file that the organisation no longer works on has no link. Nor has a withdrawn consent, because its id is that of a
    /// case file or of a referral, and nobody but the service knows which. Where not everybody who gets the notice may open the
    /// record, it leads to the list.
    static NoticeTarget of(Notice notice) {
        return switch (notice.kind()) {
            case CASE_REFERRED, CASE_NOTIFIED_ONLY, CASE_ASSIGNED, REASONABLE_GROUNDS_DECIDED, CONCLUSIVE_GROUNDS_DECIDED,
                    DISQUALIFICATION_DECIDED, RECONSIDERATION_DECIDED, CASE_TOLD, CASE_RECONSIDERATION_ASKED, CASE_SUSPENDED, CASE_RESUMED,
                    CASE_TRANSITION_BEGUN, CASE_CLOSED, CASE_WITHDRAWN, CASE_REFERRED_ON, CASE_RECOVERY_EXTENDED, CASE_AGE_DETERMINED,
                    CASE_ERASURE_ASKED, CASE_PERSON_CORRECTED, CASE_CHILD_BY_BIRTH, CASE_TERMS_RECALCULATED, REMOVAL_ASKED,
                    POSSIBLE_DUPLICATE, RIGHTS_REQUEST, PERSON_MISSING, PERSON_FOUND, DECISION_PROPOSED, DECISION_RETURNED -> CASE_FILE;
            case CASES_DUE -> WORKLIST;
            case ACCESS_REVIEW_OVERDUE -> REVIEW;
            case ESSENTIAL_SERVICE_CLOSED, ESSENTIAL_SERVICE_PARTIAL, ESSENTIAL_SERVICE_OPEN, REQUIRED_SERVICE_CLOSED,
                    REQUIRED_SERVICE_OPEN -> MECHANISM;
            case BREAK_GLASS, BREAK_GLASS_AGAIN, BREAK_GLASS_REVIEWED -> EMERGENCY_ACCESSES;
            case SERVICE_REFERRAL_RECEIVED, SERVICE_REFERRAL_UNANSWERED -> RECEIVED_REFERRAL;
            case TRANSFER_RECEIVED, TRANSFER_UNANSWERED -> RECEIVED_REFERRALS;
            case SERVICE_REFERRAL_ACCEPTED, SERVICE_REFERRAL_DECLINED, SERVICE_REFERRAL_ESCALATED, TRANSFER_ACCEPTED, TRANSFER_DECLINED,
                    TRANSFER_ESCALATED -> SENT_REFERRALS;
            case INFORMATION_ASKED -> QUESTION;
            case RECORD_ADDRESSED -> ADDRESSED_RECORDS;
            case FACTOR_RESET_ASKED -> FACTOR_RESETS;
            case PLACEMENT_REQUESTED, PLACEMENT_ESCALATED, PLACEMENT_LAPSED, PLACEMENT_ACCEPTED, PLACEMENT_HANDOVER, ADDRESS_RELEASED,
                    PLACEMENT_REFUSED, PLACEMENT_WITHDRAWN, PLACEMENT_ARRIVED, PLACEMENT_NOT_ARRIVED, PLACEMENT_NO_SHOW, PLACEMENT_ABSENT,
                    PLACEMENT_NOT_BACK, PLACEMENT_MISSING, PLACEMENT_RETURNED, PLACEMENT_EXTENDED, PLACEMENT_NIGHTS_END,
                    PLACEMENT_PROTECTION_AT_RISK, PLACEMENT_ENDED, PLACEMENT_MOVED_ON, PLACEMENT_LEFT -> PLACEMENT;
            case WAITLIST_OFFER, WAITLIST_OVER -> WAITLIST_ENTRY;
            case BROADCAST_MET, BROADCAST_UNMET -> BROADCAST;
            case BROADCAST_ASKED, BROADCAST_ESCALATED, BROADCAST_OVER -> BROADCAST_ALERT;
            case SUSPECTED_VICTIM_REFERRED, SUSPECTED_VICTIM_NOTIFIED -> REPORT;
            case DIRECTIVE_OVERDUE -> ORDER;
            case PENALTY_OVERDUE -> PENALTY;
            case VISIT_ASSIGNED, VISIT_MOVED_TO_YOU, VISIT_CHANGED, VISIT_TAKEN_FROM_YOU, VISIT_CANCELLED -> PLANNED_VISIT;
            case FORM_WAITS -> SENT_FORM;
            case TRIAGE_WAITS -> DESK;
            default -> null;
        };
    }

    /// @param about the id of the record; an address holds nothing else of a notice
    String address(UUID about) {
        return address.endsWith("/") ? address + about : address;
    }
}
