package org.palermo.inspection.recruitment.offer;

import static org.palermo.inspection.recruitment.offer.OfferAnswer.DIFFERS;
import static org.palermo.inspection.recruitment.offer.OfferAnswer.MATCHES;
import static org.palermo.inspection.recruitment.offer.OfferAnswer.UNKNOWN;

/// Why an item matches, differs, or is unknown. The pages that show it say in each language what to do.
public enum OfferReason {
    NOT_SAID(UNKNOWN),
    AGENCY_REGISTERED(MATCHES),
    NAME_IS_NOT_OF_LICENCE(DIFFERS),
    AGENCY_NOT_FOUND(UNKNOWN),
    SEVERAL_AGENCIES(UNKNOWN),
    LICENCE_VALID(MATCHES),
    LICENCE_NOT_YET_VALID(DIFFERS),
    LICENCE_EXPIRED(DIFFERS),
    LICENCE_SUSPENDED(DIFFERS),
    LICENCE_REVOKED(DIFFERS),
    LICENCE_IS_NOT_OF_AGENCY(DIFFERS),
    LICENCE_NOT_FOUND(UNKNOWN),
    COUNTRY_ALLOWED(MATCHES),
    COUNTRY_NOT_ALLOWED(DIFFERS),
    RECRUITMENT_PROHIBITED(DIFFERS),
    NO_AGENCY_TO_COMPARE(UNKNOWN),
    JOB_ORDER_VALID(MATCHES),
    JOB_ORDER_EXPIRED(DIFFERS),
    EMPLOYER_NOT_APPROVED(DIFFERS),
    POSITION_APPROVED(MATCHES),
    POSITION_NOT_APPROVED(DIFFERS),
    POSITION_NEEDS_APPROVED_EMPLOYER(UNKNOWN),
    NO_JOB_ORDERS_HELD(UNKNOWN),
    WAGE_AS_APPROVED(MATCHES),
    WAGE_LOWER(DIFFERS),
    WAGE_NOT_COMPARABLE(UNKNOWN),
    NOTHING_TO_PAY(MATCHES),
    FEE_WITHIN_LAW(MATCHES),
    FEE_TOO_HIGH(DIFFERS),
    FEE_FORBIDDEN(DIFFERS),
    FEE_NOT_COMPARABLE(UNKNOWN),
    NO_FEE_RULE(UNKNOWN),
    CONTACT_AT_REGISTERED_ADDRESS(MATCHES),
    CONTACT_AT_ANOTHER_ADDRESS(DIFFERS),
    CONTACT_NOT_AT_OFFICE(UNKNOWN),
    WORK_VISA(MATCHES),
    VISIT_VISA(DIFFERS),
    VISA_NOT_KNOWN(UNKNOWN),
    PASSPORT_WITH_YOU(MATCHES),
    PASSPORT_KEPT(DIFFERS);

    private final OfferAnswer answer;

    OfferReason(OfferAnswer answer) {
        this.answer = answer;
    }

    OfferAnswer answer() {
        return answer;
    }
}
