package org.palermo.referral.caserecord;

/// Where a record stands: an enum of its kind. Unless it says otherwise a record begins in any state and goes on in the order in
/// which the states are declared.
public interface RecordState {
    String name();

    int ordinal();

    default boolean begins() {
        return true;
    }

    default boolean mayBecome(RecordState next) {
        return next.ordinal() > ordinal();
    }
}
