package org.palermo.shelter.hammer;

/// A half-open range of nights, counted from a first night.
record Nights(int from, int until) {

    boolean overlap(Nights other) {
        return from < other.until && other.from < until;
    }

    boolean include(int night) {
        return from <= night && night < until;
    }
}
