package org.palermo.inspection.workplace;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// A point in WGS 84, in decimal degrees, rounded to six decimals (about 10 cm).
@RegisterForReflection
public record Coordinates(BigDecimal latitude, BigDecimal longitude) {
    private static final BigDecimal LATITUDE_LIMIT = BigDecimal.valueOf(90);
    private static final BigDecimal LONGITUDE_LIMIT = BigDecimal.valueOf(180);

    /// Two points at most this far apart are near: published points differ by that much for one factory.
    static final int NEAR_METRES = 100;
    private static final double METRES_PER_DEGREE = 111_320;
    /// Cells of 0.002 degrees: up to 63 degrees north or south, near points are in the same cell or in adjoining cells.
    private static final double CELLS_PER_DEGREE = 500;

    /// How far the two are apart, in metres; exact enough for short distances.
    public int metresTo(Coordinates other) {
        double north = (latitude.doubleValue() - other.latitude.doubleValue()) * METRES_PER_DEGREE;
        double east = (longitude.doubleValue() - other.longitude.doubleValue()) * METRES_PER_DEGREE
                * Math.cos(Math.toRadians(latitude.doubleValue()));
        return (int) Math.min(Math.round(Math.hypot(north, east)), Integer.MAX_VALUE);
    }

    /// @param one may be null, as may the other: then they are not near
    static boolean areNear(Coordinates one, Coordinates other) {
        return one != null && other != null && one.metresTo(other) <= NEAR_METRES;
    }

    /// The cell of the point and the eight around it, as the column `workplace.grid` writes them.
    List<String> cells() {
        long row = (long) Math.floor(latitude.doubleValue() * CELLS_PER_DEGREE);
        long column = (long) Math.floor(longitude.doubleValue() * CELLS_PER_DEGREE);
        return LongStream.rangeClosed(row - 1, row + 1).boxed()
                .flatMap(r -> LongStream.rangeClosed(column - 1, column + 1).mapToObj(c -> r + ":" + c)).toList();
    }

    /// Reads the point of a row. A bad point is left out with a note, and the workplace is still imported. Coordinates that look
    /// swapped are left out too, not corrected: nobody has checked them.
    ///
    /// @param note receives what is wrong with the coordinates
    /// @return null when the row has no valid point
    public static Coordinates read(String latitude, String longitude, Consumer<String> note) {
        if (latitude.isBlank() && longitude.isBlank()) {
            return null;
        }
        BigDecimal lat = number(latitude);
        BigDecimal lng = number(longitude);
        if (lat == null || lng == null) {
            note.accept(latitude.isBlank() || longitude.isBlank() ? "one coordinate is missing" : "a coordinate is not a number");
            return null;
        }
        return checked(lat, lng, note);
    }

    private static Coordinates checked(BigDecimal lat, BigDecimal lng, Consumer<String> note) {
        if (lat.signum() == 0 && lng.signum() == 0) {
            note.accept("coordinates 0, 0 mean none");
            return null;
        }
        if (exceeds(lat, LATITUDE_LIMIT) || exceeds(lng, LONGITUDE_LIMIT)) {
            boolean swapped = !exceeds(lng, LATITUDE_LIMIT) && !exceeds(lat, LONGITUDE_LIMIT);
            note.accept(swapped ? "latitude and longitude look swapped" : "coordinates are out of range");
            return null;
        }
        return new Coordinates(rounded(lat), rounded(lng));
    }

    private static boolean exceeds(BigDecimal value, BigDecimal limit) {
        return value.abs().compareTo(limit) > 0;
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(6, RoundingMode.HALF_UP);
    }

    private static BigDecimal number(String cell) {
        String text = cell.strip().replace(',', '.');
        return text.matches("[+-]?\\d{1,6}(\\.\\d{1,20})?") ? new BigDecimal(text) : null;
    }
}
