package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;

/// Whether the mechanism is operational, by region and as a whole.
public record MechanismStatus(String country, Instant at, State state, List<Region> regions) {

    public enum State {
        FULLY_OPERATIONAL, PARTIALLY_OPERATIONAL, NOT_OPERATIONAL, @JsonEnumDefaultValue UNKNOWN
    }

    public enum CategoryState {
        OPERATIONAL, PARTIAL, NOT_OPERATIONAL, @JsonEnumDefaultValue UNKNOWN
    }

    public enum Category {
        IDENTIFICATION, ACCOMMODATION, HEALTH, PSYCHOLOGICAL, LEGAL, EMPLOYMENT, EDUCATION, FINANCIAL, HELPLINE, INTERPRETATION,
        CHILD_PROTECTION, BASIC_NEEDS, RETURN_REINTEGRATION, @JsonEnumDefaultValue UNKNOWN
    }

    /// @param tile the position on the tile-grid map, counted from 1
    public record Region(String region, String name, Tile tile, State state, List<Service> categories) {}

    public record Tile(int row, int column) {}

    /// @param required whether the law requires this service
    public record Service(Category category, boolean required, CategoryState state) {}
}
