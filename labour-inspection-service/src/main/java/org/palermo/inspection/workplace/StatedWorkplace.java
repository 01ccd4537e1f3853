package org.palermo.inspection.workplace;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What an inspector says of a workplace, when she registers or corrects it.
public interface StatedWorkplace {
    WorkplaceKind kind();

    String name();

    String address();

    String sector();

    String isic();

    String region();

    BigDecimal latitude();

    BigDecimal longitude();

    Integer workers();

    Integer workersLeast();

    Integer workersMost();

    Integer women();

    Integer men();

    String osId();

    /// The point, to about ten centimetres; null when there is none.
    default Coordinates coordinates() {
        return latitude() == null || longitude() == null ? null : new Coordinates(rounded(latitude()), rounded(longitude()));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(6, RoundingMode.HALF_UP);
    }
}
