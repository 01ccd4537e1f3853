package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The places that were requested for the person of a case, the latest first. They tell when and with what result, but not
/// where.
public record PlacesAsked(List<Item> items) {

    /// @param reference the reference to give on the phone
    /// @param from the first night, a date in the country's zone
    public record Item(String reference, State status, LocalDate from, int nights, Instant requestedAt) {}

    public enum State {
        REQUESTED, HELD, PLACED, ENDED, CLOSED, @JsonEnumDefaultValue UNKNOWN
    }
}
