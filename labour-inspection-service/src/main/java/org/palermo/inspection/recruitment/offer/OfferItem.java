package org.palermo.inspection.recruitment.offer;

/// What of a job offer is compared.
public enum OfferItem {
    AGENCY,
    LICENCE,
    COUNTRY,
    EMPLOYER,
    POSITION,
    WAGE,
    PAYMENT,
    CONTACT,
    VISA,
    PASSPORT
}
