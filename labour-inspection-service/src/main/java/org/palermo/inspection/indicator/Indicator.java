package org.palermo.inspection.indicator;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// One operational indicator.
///
/// @param code for example `EX01`
/// @param dimension the dimension to which it belongs
/// @param text as published; `listIndicators` has it in the wanted language
/// @param ilo11 numbers of those of the ILO's eleven indicators of forced labour to which it belongs
/// @param adult its strength for an adult
/// @param child its strength for a child; null when it is no indicator for children
@RegisterForReflection
public record Indicator(String code, Dimension dimension, String text, List<Integer> ilo11, Strength adult, Strength child) {

    Strength strength(Subject subject) {
        return subject.asChild() ? child : adult;
    }

    /// The same indicator in other words.
    Indicator says(String words) {
        return new Indicator(code, dimension, words, ilo11, adult, child);
    }
}
