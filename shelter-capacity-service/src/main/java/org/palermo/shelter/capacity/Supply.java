package org.palermo.shelter.capacity;

import java.util.Arrays;

/// What shelters are short of, as a ministry counts it (A/75/289, 28). Each shelter may say more in codes of its own, which
/// could be known by, and count as `OTHER`.
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
