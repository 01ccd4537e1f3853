package org.palermo.kernel.test;

import java.util.function.Predicate;

/// Something that stands in a record and that most must not be told.
///
/// @param mayKnow who may be told by this service, {@link #NOBODY} when it takes it in and gives it to none
public record Secret(String text, Predicate<Caller> mayKnow) {
    public static final Predicate<Caller> NOBODY = caller -> false;
}
