package org.palermo.referral.htcds.standard;

public enum FieldType {
    TEXT,
    DATE,
    NUMBER,
    CHECKBOX,
    PICKLIST,
    /// ISO 3166-1 alpha-2
    COUNTRY,
    /// ISO 639-2
    LANGUAGE
}
