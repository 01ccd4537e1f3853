package org.palermo.kernel.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.QueryBounds;

/// A position in a list that is ordered by an instant and, within it, by id. Opaque to callers.
public record Cursor(Instant at, UUID id) {
    /// Before the first row of a descending list.
    public static final Cursor LATEST =
            new Cursor(QueryBounds.LATEST, new UUID(-1L, -1L));
    /// Before the first row of an ascending list.
    public static final Cursor EARLIEST = new Cursor(Instant.EPOCH, new UUID(0, 0));

    public String write() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII));
    }

    /// The caller's cursor, or the start of a descending list when there is none.
    public static Cursor parse(String written) {
        return parse(written, LATEST);
    }

    /// @param start of the list, when there is no cursor
    public static Cursor parse(String written, Cursor start) {
        if (written == null) {
            return start;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII).split(" ");
            Instant at = Instant.parse(parts[0]);
            if (at.isAfter(LATEST.at()) || at.isBefore(Instant.EPOCH)) {
                throw new DateTimeException("beyond what the database holds");
            }
            return new Cursor(at, UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException notOurs) {
            throw Problems.invalid("cursor", "must be a cursor of this list");
        }
    }
}
