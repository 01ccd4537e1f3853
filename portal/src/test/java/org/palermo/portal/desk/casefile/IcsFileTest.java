package org.palermo.portal.desk.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// RFC 5545.
class IcsFileTest {
    private static final Instant NOW = Instant.parse("2026-11-29T06:45:00Z");

    @Test
    void a_day_and_a_time_are_events_with_an_id_a_stamp_and_no_time_zone() {
        String file = new IcsFile("Cases", null, NOW).day("a1", LocalDate.of(2026, 12, 1), "Review of a need 7ZPK-3M0Q-R")
                .time("b2", Instant.parse("2026-12-02T10:00:00Z"), "Hearing 7ZPK-3M0Q-R").end();
        assertThat(file).isEqualTo("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Palermo//Calendar of cases//EN
                CALSCALE:GREGORIAN
                NAME:Cases
                BEGIN:VEVENT
                UID:a1
                DTSTAMP:20261129T064500Z
                DTSTART;VALUE=DATE:20261201
                SUMMARY:Review of a need 7ZPK-3M0Q-R
                CLASS:PRIVATE
                TRANSP:TRANSPARENT
                END:VEVENT
                BEGIN:VEVENT
                UID:b2
                DTSTAMP:20261129T064500Z
                DTSTART:20261202T100000Z
                SUMMARY:Hearing 7ZPK-3M0Q-R
                CLASS:PRIVATE
                TRANSP:TRANSPARENT
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));
    }

    @Test
    void lines_have_at_most_75_octets_and_unfold_to_what_was_written() {
        String summary = "Конец периода восстановления и размышления 恢复与反思期届满 نهاية فترة التعافي والتفكير " + "🗓".repeat(40);
        String file = new IcsFile("x", "y", NOW).day("a1", LocalDate.of(2026, 12, 1), summary).end();
        assertThat(file.split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", "")).contains("\r\nSUMMARY:" + summary + "\r\n");
        assertThat(new String(file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(file);
    }

    @Test
    void separators_and_line_ends_in_texts_are_escaped() {
        assertThat(new IcsFile("a,b;c\\d\r\ne\nf", null, NOW).end()).contains("\r\nNAME:a\\,b\\;c\\\\d\\ne\\nf\r\n");
    }
}
