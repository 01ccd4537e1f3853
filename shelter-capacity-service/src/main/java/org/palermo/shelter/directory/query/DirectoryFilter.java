package org.palermo.shelter.directory.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.directory.entry.Postcodes;

/// A parsed and checked query. Parameters that were not given are null.
///
/// @param postcode in capitals without spaces
/// @param proximity metres
record DirectoryFilter(
        String search, Instant modifiedAfter, UUID term, UUID taxonomy, UUID organization, String postcode, Double proximity, UUID parent,
        boolean topOnly, boolean minimal, boolean full, boolean fullService, int page, int perPage) {

    /// A page is built in memory, and anybody may request forty at once. For everything, use the stream.
    private static final int MOST_FULL = 100;
    private static final int MOST = 500;
    private static final int MOST_MINIMAL = 1_000;
    private static final int USUAL = 50;
    private static final int MOST_PAGES = 100_000;

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the parameter that can't be read
    static DirectoryFilter of(DirectoryQuery q) {
        boolean minimal = flag("minimal", q.minimal);
        boolean full = flag("full", q.full);
        boolean fullService = flag("full_service", q.fullService);
        if (q.format != null && !List.of("json", "ndjson").contains(q.format)) {
            throw Problems.invalid("format", "must be json or ndjson");
        }
        if (q.proximity != null && q.postcode == null) {
            throw Problems.invalid("proximity", "must be given with postcode");
        }
        return new DirectoryFilter(
                search(q.search), read("modified_after", "an instant or a day", q.modifiedAfter, DirectoryFilter::instant),
                id("taxonomy_term_id", q.term), id("taxonomy_id", q.taxonomy), id("organization_id", q.organization), postcode(q.postcode),
                read("proximity", "a number of metres", q.proximity, DirectoryFilter::metres), id("parent_id", q.parent),
                flag("top_only", q.topOnly), minimal, full, fullService,
                number("page", q.page, 1, MOST_PAGES),
                number("per_page", q.perPage, USUAL, full || fullService ? MOST_FULL : minimal ? MOST_MINIMAL : MOST));
    }

    /// The filter for one entry by its id: it excludes nothing, and reads only parameters that show more of the entry.
    static DirectoryFilter alone(DirectoryQuery q) {
        return new DirectoryFilter(null, null, null, null, null, null, null, null, false, false, true,
                flag("full_service", q.fullService), 1, 1);
    }

    private static String search(String text) {
        if (text != null && (text.length() > 200 || text.chars().anyMatch(Character::isISOControl))) {
            throw Problems.invalid("search", "must be at most 200 characters, without control characters");
        }
        return text == null || text.isBlank() ? null : text;
    }

    private static String postcode(String text) {
        String plain = Postcodes.plain(text);
        if (text != null && (plain == null || !plain.matches("[A-Z0-9-]{2,12}"))) {
            throw Problems.invalid("postcode", "must be 2 to 12 letters and digits");
        }
        return plain;
    }

    private static UUID id(String name, String text) {
        return read(name, "an id", text, UUID::fromString);
    }

    private static boolean flag(String name, String text) {
        return text != null && read(name, "true or false", text, given -> switch (given) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    private static int number(String name, String text, int usual, int most) {
        return text == null ? usual : read(name, "a number from 1 to " + most, text, given -> {
            int number = Integer.parseInt(given);
            if (number < 1 || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    private static Double metres(String text) {
        double metres = Double.parseDouble(text);
        if (!(metres >= 0 && metres <= 20_100_000)) {
            throw new IllegalArgumentException();
        }
        return metres;
    }

    private static Instant instant(String text) {
        Instant instant = text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
            throw new IllegalArgumentException();
        }
        return instant;
    }

    private static <T> T read(String name, String what, String text, Function<String, T> read) {
        try {
            return text == null ? null : read.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw Problems.invalid(name, "must be " + what);
        }
    }
}
