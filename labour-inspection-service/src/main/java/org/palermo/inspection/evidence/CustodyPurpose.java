package org.palermo.inspection.evidence;

/// To whom evidence is handed over.
public enum CustodyPurpose {
    POLICE,
    PROSECUTOR,
    COURT,
    /// An expert who examines it.
    EXPERT,
    /// Another inspector of the same inspectorate.
    COLLEAGUE,
    OTHER_AUTHORITY
}
