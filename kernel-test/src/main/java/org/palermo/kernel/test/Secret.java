package org.palermo.kernel.test;

import java.util.function.Predicate;

/// Something that stands in a record and that most must not be told.
public record Secret(String text, Predicate<Caller> mayKnow) {}
