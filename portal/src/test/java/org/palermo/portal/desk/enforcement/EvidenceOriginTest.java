package org.palermo.portal.desk.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When and where evidence was taken, as it is typed.
class EvidenceOriginTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private static EvidenceOrigin at(String day, String month, String year, String time) {
        return EvidenceOrigin.typed(day, month, year, time, "", "", LONDON).checked(NOW, (key, values) -> key);
    }

    private static EvidenceOrigin in(String latitude, String longitude) {
        return EvidenceOrigin.typed("", "", "", "", latitude, longitude, LONDON).checked(NOW, (key, values) -> key);
    }

    @Test
    void nothing_typed_is_nothing_said() {
        JsonObject body = new JsonObject();
        EvidenceOrigin nothing = EvidenceOrigin.typed(null, " ", null, null, null, "", LONDON).checked(NOW, (key, values) -> key);
        nothing.putInto(body);
        assertThat(nothing.isWrong()).isFalse();
        assertThat(body).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "30,6,2026,9:05,2026-06-30T08:05:00Z", "30,12,2025,23:59,2025-12-30T23:59:00Z", "1,7,2026,13:10,2026-07-01T12:10:00Z",
            "2,1,1990,00:00,1990-01-02T00:00:00Z", "٣٠,٦,٢٠٢٦,٠٩:٠٥,2026-06-30T08:05:00Z"})
    void a_time_by_the_clock_of_the_zone(String day, String month, String year, String time, String instant) {
        EvidenceOrigin taken = at(day, month, year, time);
        JsonObject body = new JsonObject();
        taken.putInto(body);
        assertThat(taken.wrongWhen()).isNull();
        assertThat(body.getString("takenAt")).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
            "31,2,2026,10:00,error.date", "'',2,2026,10:00,error.date", "'','','',10:00,error.date", "1,6,26,10:00,error.date",
            "1,6,2026,'',error.time", "1,6,2026,25:00,error.time", "1,6,2026,10,error.time",
            "29,3,2026,01:30,error.time.skipped", "26,10,2025,01:30,error.time.twice",
            "1,7,2026,13:11,addEvidence.takenAt.past", "1,1,1990,23:59,addEvidence.takenAt.past"})
    void a_time_that_can_not_be(String day, String month, String year, String time, String said) {
        assertThat(at(day, month, year, time).wrongWhen()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"90,180,90,180", "-90,-180,-90,-180", "'53,48',−2.24,53.48,-2.24", "٥٣٫٤٨,٢,53.48,2"})
    void a_place_in_degrees(String latitude, String longitude, BigDecimal first, BigDecimal second) {
        EvidenceOrigin taken = in(latitude, longitude);
        JsonObject body = new JsonObject();
        taken.putInto(body);
        assertThat(taken.wrongWhere()).isNull();
        assertThat((BigDecimal) body.getValue("latitude")).isEqualByComparingTo(first);
        assertThat((BigDecimal) body.getValue("longitude")).isEqualByComparingTo(second);
    }

    @ParameterizedTest
    @CsvSource({
            "53.48,'',addEvidence.place.both", "'',2,addEvidence.place.both", "90.00000001,0,addEvidence.place.wrong", "0,180.1,addEvidence.place.wrong",
            "53.123456789,0,addEvidence.place.wrong", "1e2,0,addEvidence.place.wrong", "north,0,addEvidence.place.wrong"})
    void a_place_that_can_not_be(String latitude, String longitude, String said) {
        assertThat(in(latitude, longitude).wrongWhere()).isEqualTo(said);
    }
}
