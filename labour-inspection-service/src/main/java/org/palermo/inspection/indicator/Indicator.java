package org.palermo.inspection.indicator;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// One operational indicator.
///
/// @param ilo11 numbers of the ILO's eleven indicators of forced labour that it falls under
/// @param adult its strength for an adult
/// @param child its strength for a child; null when it is none
@RegisterForReflection
public record Indicator(String code, Dimension dimension, String text, List<Integer> ilo11, Strength adult, Strength child) {

    Strength strength(Subject subject) {
        return subject.asChild() ? child : adult;
    }
}
