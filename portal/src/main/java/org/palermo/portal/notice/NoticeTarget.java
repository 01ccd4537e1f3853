package org.palermo.portal.notice;

import java.util.UUID;
import org.palermo.portal.gateway.notice.Notice;

/// The page of the portal that a notice leads to. Its words are in the message bundles.
public enum NoticeTarget {
    CASE_FILE("/portal/cases/"), CASE_TEAM("/portal/desk/cases/*/team"), WORKLIST("/portal/cases"), REVIEW("/portal/people/review"),
            MECHANISM("/portal/morning#mechanism"),
    DESK("/portal/desk"), PLACEMENT("/portal/desk/placements/"), WAITLIST_ENTRY("/portal/desk/waitlist/"),
    BROADCAST("/portal/desk/broadcasts/"), BROADCAST_ALERT("/portal/desk/broadcast-alerts/"),
    RECEIVED_REFERRAL("/portal/desk/received-referrals/"), RECEIVED_REFERRALS("/portal/desk/received-referrals"),
    SENT_REFERRALS("/portal/desk/sent-referrals"), QUESTION("/portal/desk/received-questions/"),
    ADDRESSED_RECORD("/portal/desk/addressed-records/"), EMERGENCY_ACCESSES("/portal/desk/break-glass"),
    REPORT("/portal/desk/suspected-victim-reports/"), ORDER("/portal/desk/directives/"), PENALTY("/portal/desk/penalties/"),
    FACTOR_RESETS("/portal/desk/factor-resets"), PLANNED_VISIT("/portal/desk/planned-visits/"), SENT_FORM("/portal/desk/sent-forms/"),
    REQUEST("/portal/desk/requests-of-persons/"), PEOPLE("/portal/people"), WEBHOOK("/portal/desk/webhooks/"),
    ORGANISATION("/portal/desk/organisations/"), SHELTER("/portal/desk/shelters/"), BEDS("/portal/desk/beds/search");

    /// The id of the record follows a slash at the end, or stands for `*`.
    private final String address;

    NoticeTarget(String address) {
        this.address = address;
    }

    /// Null for no page. Whether the reader may open it is another question.
    ///
    /// A file that a coordinator no longer works on leads to the list of the other files. A withdrawn consent has no link, because its id
    /// is that of a case file or of a referral, and nobody but the service knows which. Where not everybody who gets the notice may open
    /// the record, it leads to the list; but a record that is addressed to an organisation is opened from its notice, because the list
    /// of such records says nothing by which it is found. A notice does not say for which role of the organisation the record is.
    static NoticeTarget of(Notice notice) {
        return switch (notice.kind()) {
            case CASE_REFERRED, CASE_NOTIFIED_ONLY, CASE_ASSIGNED, REASONABLE_GROUNDS_DECIDED, CONCLUSIVE_GROUNDS_DECIDED,
                    DISQUALIFICATION_DECIDED, RECONSIDERATION_DECIDED, CASE_TOLD, CASE_RECONSIDERATION_ASKED, CASE_SUSPENDED, CASE_RESUMED,
                    CASE_TRANSITION_BEGUN, CASE_CLOSED, CASE_WITHDRAWN, CASE_REFERRED_ON, CASE_RECOVERY_EXTENDED, CASE_AGE_DETERMINED,
                    CASE_ERASURE_ASKED, CASE_PERSON_CORRECTED, CASE_CHILD_BY_BIRTH, CASE_TERMS_RECALCULATED, REMOVAL_ASKED,
                    POSSIBLE_DUPLICATE, RIGHTS_REQUEST, RIGHTS_REQUEST_ANSWERED, PERSON_MISSING, PERSON_FOUND, RECORD_ANSWERED,
                    DECISION_PROPOSED, DECISION_RETURNED, INFORMATION_GIVEN, INFORMATION_NOT_GIVEN -> CASE_FILE;
            case REQUEST_OF_PERSON, REQUEST_OF_PERSON_OVERDUE -> REQUEST;
            case CASES_DUE, CASE_UNASSIGNED -> WORKLIST;
            case ACCESS_REVIEW_OVERDUE -> REVIEW;
            case ESSENTIAL_SERVICE_CLOSED, ESSENTIAL_SERVICE_PARTIAL, ESSENTIAL_SERVICE_OPEN, REQUIRED_SERVICE_CLOSED,
                    REQUIRED_SERVICE_OPEN -> MECHANISM;
            case BREAK_GLASS, BREAK_GLASS_AGAIN, BREAK_GLASS_REVIEWED -> EMERGENCY_ACCESSES;
            case SERVICE_REFERRAL_RECEIVED, SERVICE_REFERRAL_UNANSWERED -> RECEIVED_REFERRAL;
            case TRANSFER_RECEIVED, TRANSFER_UNANSWERED, SERVICE_REFERRAL_WITHDRAWN, TRANSFER_WITHDRAWN -> RECEIVED_REFERRALS;
            case SERVICE_REFERRAL_ACCEPTED, SERVICE_REFERRAL_DECLINED, SERVICE_REFERRAL_ESCALATED, TRANSFER_ACCEPTED, TRANSFER_DECLINED,
                    TRANSFER_ESCALATED, SERVICE_REFERRAL_EXPIRED, TRANSFER_EXPIRED -> SENT_REFERRALS;
            case INFORMATION_ASKED, INFORMATION_OVERDUE, INFORMATION_WITHDRAWN -> QUESTION;
            case RECORD_ADDRESSED -> ADDRESSED_RECORD;
            case FACTOR_RESET_ASKED -> FACTOR_RESETS;
            case FACTOR_RESET_REFUSED, FACTOR_REMOVED -> PEOPLE;
            case WEBHOOK_ENDED -> WEBHOOK;
            case HOLDS_GIVEN_BACK -> ORGANISATION;
            case HOLDS_RAISED -> BEDS;
            case PLACEMENT_REQUESTED, PLACEMENT_ESCALATED, PLACEMENT_LAPSED, PLACEMENT_ACCEPTED, PLACEMENT_HANDOVER, ADDRESS_RELEASED,
                    PLACEMENT_REFUSED, PLACEMENT_WITHDRAWN, PLACEMENT_ARRIVED, PLACEMENT_NOT_ARRIVED, PLACEMENT_NO_SHOW, PLACEMENT_ABSENT,
                    PLACEMENT_NOT_BACK, PLACEMENT_MISSING, PLACEMENT_RETURNED, PLACEMENT_EXTENDED, PLACEMENT_NIGHTS_END,
                    PLACEMENT_PROTECTION_AT_RISK, PLACEMENT_ENDED, PLACEMENT_MOVED_ON, PLACEMENT_LEFT -> PLACEMENT;
            case WAITLIST_OFFER, WAITLIST_OVER -> WAITLIST_ENTRY;
            case BROADCAST_MET, BROADCAST_UNMET -> BROADCAST;
            case BROADCAST_ASKED, BROADCAST_ESCALATED, BROADCAST_OVER -> BROADCAST_ALERT;
            case ON_CALL_GIVEN, ON_CALL_CHANGED, ON_CALL_ENDED -> SHELTER;
            case SUSPECTED_VICTIM_REFERRED, SUSPECTED_VICTIM_NOTIFIED -> REPORT;
            case DIRECTIVE_OVERDUE, DIRECTIVE_STEP_OVERDUE -> ORDER;
            case PENALTY_OVERDUE -> PENALTY;
            case VISIT_ASSIGNED, VISIT_MOVED_TO_YOU, VISIT_CHANGED, VISIT_COMPANIONS, VISIT_TAKEN_FROM_YOU,
                    VISIT_CANCELLED, VISIT_UNASSIGNED -> PLANNED_VISIT;
            case FORM_WAITS -> SENT_FORM;
            case TRIAGE_WAITS -> DESK;
            default -> null;
        };
    }

    /// For a reader who may not open the first page: the administrator of an organisation sees who works on a case, and not the case; who
    /// only sends referrals has no list of received ones, and who only gets them none of those that were sent. Null for no page.
    static NoticeTarget otherwise(Notice notice) {
        return switch (notice.kind()) {
            case CASE_ASSIGNED -> CASE_TEAM;
            case SERVICE_REFERRAL_WITHDRAWN, TRANSFER_WITHDRAWN -> SENT_REFERRALS;
            case SERVICE_REFERRAL_EXPIRED, TRANSFER_EXPIRED -> RECEIVED_REFERRALS;
            default -> null;
        };
    }

    /// For the competent authority, which is told of the case that was referred, and has no list of referrals. Null for no page.
    static NoticeTarget ofAuthority(Notice notice) {
        return switch (notice.kind()) {
            case SERVICE_REFERRAL_ESCALATED, TRANSFER_ESCALATED, SERVICE_REFERRAL_EXPIRED, TRANSFER_EXPIRED, TRANSFER_ACCEPTED -> CASE_FILE;
            default -> null;
        };
    }

    /// @param about the id of the record; an address holds nothing else of a notice
    String address(UUID about) {
        return address.endsWith("/") ? address + about : address.replace("*", about.toString());
    }
}
