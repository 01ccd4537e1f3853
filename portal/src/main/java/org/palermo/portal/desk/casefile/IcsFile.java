package org.palermo.portal.desk.casefile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes a calendar as a file (RFC 5545). A time is written in UTC; an entry of a whole day has the date alone, which is the same in every
/// time zone. Lines are folded at 75 octets.
final class IcsFile {
    private static final String END = "\r\n";
    private static final int LONGEST = 75;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final StringBuilder file = new StringBuilder();
    private final Instant now;

    /// @param name of the calendar
    /// @param note what its reader has to know, or null
    IcsFile(String name, String note, Instant now) {
        this.now = now;
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Palermo//Calendar of cases//EN");
        line("CALSCALE:GREGORIAN");
        line("NAME:" + text(name));
        if (note != null) {
            line("DESCRIPTION:" + text(note));
        }
    }

    /// @param id opaque, the same each time
    IcsFile day(String id, LocalDate day, String summary) {
        return event(id, "DTSTART;VALUE=DATE:" + DAY.format(day), summary);
    }

    IcsFile time(String id, Instant at, String summary) {
        return event(id, "DTSTART:" + TIME.format(at), summary);
    }

    private IcsFile event(String id, String start, String summary) {
        line("BEGIN:VEVENT");
        line("UID:" + text(id));
        line("DTSTAMP:" + TIME.format(now));
        line(start);
        line("SUMMARY:" + text(summary));
        line("CLASS:PRIVATE");
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
        return this;
    }

    String end() {
        line("END:VCALENDAR");
        return file.toString();
    }

    private static String text(String value) {
        return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\r\\n|[\\r\\n]", "\\\\n");
    }

    /// Folds between characters, never inside one. A line that goes on begins with a space, which counts.
    private void line(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String one = Character.toString(line.codePointAt(i));
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST) {
                file.append(END).append(' ');
                octets = 1;
            }
            file.append(one);
            octets += size;
        }
        file.append(END);
    }
}
