package org.palermo.portal.gateway.referral;

import io.quarkus.qute.TemplateEnum;

/// What a number is that identifies a person.
@TemplateEnum
public enum IdentifierKind {
    PHONE, PASSPORT, NATIONAL_ID,
    /// Any other registration number, preceded by the name of the register.
    OTHER
}
