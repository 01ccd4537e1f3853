package org.palermo.inspection.tip;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// A part of a tip that an agreement allows or not.
public enum TipField {
    WORDS("words"),
    PLACE("place"),
    PLACE_KIND("placeKind"),
    SEEN_ON("seenOn"),
    DANGER_NOW("dangerNow"),
    SUBJECT_NAME("subjectName"),
    SUBJECT_CONTACT("subjectContact"),
    ACCOUNTS("accounts"),
    TRANSACTIONS("transactions"),
    BOOKINGS("bookings"),
    JOURNEYS("journeys"),
    LISTINGS("listings"),
    TIPPER_NAME("tipperName"),
    TIPPER_CONTACT("tipperContact");

    private final String field;

    TipField(String field) {
        this.field = field;
    }

    /// Its name in the content of a tip.
    String field() {
        return field;
    }

    /// The fields that a tip has.
    public static Set<TipField> in(TipContent content) {
        Set<TipField> sent = EnumSet.noneOf(TipField.class);
        for (TipField field : values()) {
            Object value = field.of(content);
            if (value instanceof Collection<?> list ? !list.isEmpty() : value instanceof String text ? !text.isBlank() : value != null) {
                sent.add(field);
            }
        }
        return sent;
    }

    private Object of(TipContent c) {
        return switch (this) {
            case WORDS -> c.words();
            case PLACE -> c.place();
            case PLACE_KIND -> c.placeKind();
            case SEEN_ON -> c.seenOn();
            case DANGER_NOW -> c.dangerNow();
            case SUBJECT_NAME -> c.subjectName();
            case SUBJECT_CONTACT -> c.subjectContact();
            case ACCOUNTS -> c.accounts();
            case TRANSACTIONS -> c.transactions();
            case BOOKINGS -> c.bookings();
            case JOURNEYS -> c.journeys();
            case LISTINGS -> c.listings();
            case TIPPER_NAME -> c.tipperName();
            case TIPPER_CONTACT -> c.tipperContact();
        };
    }
}
