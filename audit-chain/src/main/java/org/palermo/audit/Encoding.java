package org.palermo.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// An unambiguous encoding: each field is its length in bytes (four bytes, big-endian) and then its UTF-8; an absent field
/// is the length -1 and nothing else. So two different entries never have the same bytes. The first field names what is
/// encoded and the version of this encoding.
final class Encoding {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    Encoding(String what) {
        add(what);
    }

    Encoding add(Object field) {
        return field == null ? absent() : add(field.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// As microseconds since 1970 in decimal digits, the precision of PostgreSQL.
    Encoding add(Instant instant) {
        return add((Object) ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    Encoding add(byte[] field) {
        try {
            out.writeInt(field.length);
            out.write(field);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Encoding absent() {
        try {
            out.writeInt(-1);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
