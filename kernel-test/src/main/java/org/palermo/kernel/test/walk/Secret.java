package org.palermo.kernel.test.walk;

import java.util.function.Predicate;

/// A text in a record that most callers must not see.
///
/// @param mayKnow who may see it in this service; {@link #NOBODY} when the service accepts it and shows it to nobody
public record Secret(String text, Predicate<Caller> mayKnow) {
    public static final Predicate<Caller> NOBODY = caller -> false;
}
