package org.palermo.shelter.capacity;

import java.util.Arrays;

/// What shelters lack, as a ministry counts it (A/75/289, 28). A shelter may use more codes of its own; they count as `OTHER`,
/// because they could identify the shelter.
public enum Supply {
    PROTECTIVE_EQUIPMENT,
    FOOD,
    HYGIENE,
    MEDICINE,
    CLOTHING,
    BEDDING,
    BABY_CARE,
    OTHER;

    static Supply of(String code) {
        return Arrays.stream(values()).filter(supply -> supply.name().equals(code)).findFirst().orElse(OTHER);
    }
}
