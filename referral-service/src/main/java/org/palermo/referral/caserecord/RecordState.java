package org.palermo.referral.caserecord;

/// The state of a record, an enum of its kind. By default a record begins in any state and moves forward in the order of declaration.
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
