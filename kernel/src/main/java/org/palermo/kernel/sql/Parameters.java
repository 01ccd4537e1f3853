package org.palermo.kernel.sql;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/// The values of `$1`, `$2` …: null, or what the driver knows (`UUID`, `String`, numbers, `LocalDate`, arrays of these …).
/// An `Instant` is sent as a `timestamptz`, `byte[]` as `bytea`, an enum as its name.
public final class Parameters {
    private final Object[] values;

    private Parameters(Object[] values) {
        this.values = values;
    }

    public static Parameters of(Object... values) {
        return new Parameters(Arrays.stream(values).map(Parameters::sent).toArray());
    }

    /// These values, followed by others.
    public Parameters and(Object... more) {
        Object[] all = Arrays.copyOf(values, values.length + more.length);
        for (int i = 0; i < more.length; i++) {
            all[values.length + i] = sent(more[i]);
        }
        return new Parameters(all);
    }

    /// A copy, because Hibernate writes into the array.
    Object[] values() {
        return values.clone();
    }

    private static Object sent(Object value) {
        return switch (value) {
            case Instant instant -> at(instant);
            case Instant[] instants -> Arrays.stream(instants).map(Parameters::at).toArray(OffsetDateTime[]::new);
            case byte[] bytes -> Buffer.buffer(bytes);
            case Enum<?> named -> named.name();
            case null -> null;
            default -> value;
        };
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
