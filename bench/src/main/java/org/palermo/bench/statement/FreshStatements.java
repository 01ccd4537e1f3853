package org.palermo.bench.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewrites statements so that they can be executed a second time: every id and reference that the request created is
/// replaced by a new one.
public final class FreshStatements {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    /// References for people, as a value or in a value of JSON; their first block is replaced by a random one.
    private static final Pattern REFERENCE = Pattern.compile("(['\"])[0-9A-Z]{4}((?:-[0-9A-Z]{4})+-[0-9A-Z*~$=]{1,4})\\1");
    private static final int TIMESTAMP = 16;

    private final long since;
    private final Random random = new Random();
    private final Map<String, String> renewed = new HashMap<>();

    /// @param since milliseconds; UUIDv7 ids from this time until now are new (ids of made-up data may match by chance)
    /// @param more another id to replace
    FreshStatements(long since, String more) {
        this.since = since;
        renewed.put(more, UUID.randomUUID().toString());
    }

    Statement of(Statement statement) {
        return new Statement(statement.sql(), statement.values().stream().map(this::value).toList());
    }

    private String value(String literal) {
        var ids = ID.matcher(literal).replaceAll(found -> isNew(found.group())
                ? renewed.computeIfAbsent(found.group(), old -> UUID.randomUUID().toString())
                : found.group());
        return REFERENCE.matcher(ids).replaceAll(found -> Matcher.quoteReplacement(renewed.computeIfAbsent(found.group(),
                old -> found.group(1) + String.format("%04d", random.nextInt(10_000)) + found.group(2) + found.group(1))));
    }

    private boolean isNew(String id) {
        var uuid = UUID.fromString(id);
        long millis = uuid.getMostSignificantBits() >>> TIMESTAMP;
        return renewed.containsKey(id) || uuid.version() == 7 && millis >= since && millis <= System.currentTimeMillis();
    }

    public static List<Statement> all(List<Statement> statements, long since, String more) {
        Function<Statement, Statement> renew = new FreshStatements(since, more)::of;
        return statements.stream().map(renew).toList();
    }
}
