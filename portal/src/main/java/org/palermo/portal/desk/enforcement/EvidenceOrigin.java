package org.palermo.portal.desk.enforcement;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.portal.desk.Digits;
import org.palermo.portal.page.Language;

/// When and where evidence was taken, as it was typed: each can be left empty, but not half of it.
///
/// @param zone of the workplace's country, in which the time is typed
/// @param wrongWhen what is wrong with the time, or null
/// @param wrongWhere what is wrong with the place, or null
public record EvidenceOrigin(
        String day, String month, String year, String time, String latitude, String longitude, ZoneId zone,
        String wrongWhen, String wrongWhere) {
    /// The service takes nothing earlier.
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 2);
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{1,8})?");
    private static final BigDecimal MOST_LATITUDE = BigDecimal.valueOf(90);
    private static final BigDecimal MOST_LONGITUDE = BigDecimal.valueOf(180);
    /// What is typed into a field of this form is never longer.
    private static final int LONGEST = 30;
    private static final String LABEL = "label";

    static EvidenceOrigin nothing(ZoneId zone) {
        return new EvidenceOrigin("", "", "", "", "", "", zone, null, null);
    }

    static EvidenceOrigin typed(String day, String month, String year, String time, String latitude, String longitude, ZoneId zone) {
        return new EvidenceOrigin(read(day), read(month), read(year), read(time), read(latitude), read(longitude), zone, null, null);
    }

    private static String read(String said) {
        String read = said == null ? "" : Digits.of(said.strip()).replace('−', '-');
        return read.substring(0, Math.min(read.length(), LONGEST));
    }

    public boolean isWrong() {
        return wrongWhen != null || wrongWhere != null;
    }

    /// The zone's name in the language of the page.
    public String zoneIn(Language language) {
        return zone.getDisplayName(TextStyle.FULL, language.dates());
    }

    /// The same, with what is wrong.
    ///
    /// @param say the words of a key, with values
    EvidenceOrigin checked(Instant now, BiFunction<String, Map<String, Object>, String> say) {
        return new EvidenceOrigin(day, month, year, time, latitude, longitude, zone, wrongWhen(now, say), wrongWhere(say));
    }

    private String wrongWhen(Instant now, BiFunction<String, Map<String, Object>, String> say) {
        if (saysNoTime()) {
            return null;
        }
        Map<String, Object> label = Map.of(LABEL, say.apply("addEvidence.takenAt", Map.of()));
        LocalDate date;
        try {
            date = date();
        } catch (DateTimeException e) {
            return say.apply("error.date", label);
        }
        LocalDateTime at;
        try {
            at = date.atTime(minute());
        } catch (DateTimeException e) {
            return say.apply("error.time", label);
        }
        return wrongWhen(at, now, say, label);
    }

    private String wrongWhen(LocalDateTime at, Instant now, BiFunction<String, Map<String, Object>, String> say,
            Map<String, Object> label) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(at);
        if (offsets.size() != 1) {
            // The clocks go forward or back in this hour.
            return say.apply(offsets.isEmpty() ? "error.time.skipped" : "error.time.twice", label);
        }
        boolean plausible = !at.toLocalDate().isBefore(EARLIEST) && !at.toInstant(offsets.getFirst()).isAfter(now.plus(AHEAD));
        return plausible ? null : say.apply("addEvidence.takenAt.past", Map.of());
    }

    private boolean saysNoTime() {
        return Stream.of(day, month, year, time).allMatch(String::isEmpty);
    }

    private LocalDate date() {
        if (!day.matches("\\d{1,2}") || !month.matches("\\d{1,2}") || !year.matches("\\d{4}")) {
            throw new DateTimeException("not a date");
        }
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private LocalTime minute() {
        return LocalTime.parse(time.length() == 4 ? "0" + time : time, MINUTE);
    }

    private String wrongWhere(BiFunction<String, Map<String, Object>, String> say) {
        if (latitude.isEmpty() && longitude.isEmpty()) {
            return null;
        }
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return say.apply("addEvidence.place.both", Map.of());
        }
        return isWithin(latitude, MOST_LATITUDE) && isWithin(longitude, MOST_LONGITUDE) ? null
                : say.apply("addEvidence.place.wrong", Map.of());
    }

    private static boolean isWithin(String degrees, BigDecimal most) {
        String plain = degrees.replace(',', '.');
        return DEGREES.matcher(plain).matches() && new BigDecimal(plain).abs().compareTo(most) <= 0;
    }

    /// Writes it into the request. Only after {@link #checked} found nothing wrong.
    void putInto(JsonObject body) {
        if (!saysNoTime()) {
            body.put("takenAt", date().atTime(minute()).atZone(zone).toInstant().toString());
        }
        if (!latitude.isEmpty()) {
            body.put("latitude", new BigDecimal(latitude.replace(',', '.'))).put("longitude", new BigDecimal(longitude.replace(',', '.')));
        }
    }
}
