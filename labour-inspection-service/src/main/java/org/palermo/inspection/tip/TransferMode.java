package org.palermo.inspection.tip;

/// How money moved.
public enum TransferMode {
    TRANSFER,
    CASH,
    CARD,
    REMITTANCE,
    MOBILE,
    CRYPTO,
    OTHER
}
