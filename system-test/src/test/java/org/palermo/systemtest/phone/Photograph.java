package org.palermo.systemtest.phone;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/// A photograph on a phone. Only its first and last bytes are those of a JPEG: the server keeps whatever it is sent.
record Photograph(String name, byte[] bytes) {

    private static final boolean ALL = Boolean.getBoolean("palermo.test.all");
    private static final byte[] BEGIN = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};
    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

    /// From 0.3 to 3 MB, most of them small; in the full form up to 9 MB.
    static Photograph large(Random random, String name) {
        var chosen = random.nextDouble();
        return of(random, name, 300_000 + (int) ((ALL ? 8_700_000 : 2_700_000) * chosen * chosen));
    }

    /// From 0.1 to 0.6 MB; in the full form up to 2 MB. ODK Collect scales photographs down if the form says so, and begins each form
    /// anew when a connection breaks.
    static Photograph small(Random random, String name) {
        var chosen = random.nextDouble();
        return of(random, name, 100_000 + (int) ((ALL ? 1_900_000 : 500_000) * chosen * chosen));
    }

    private static Photograph of(Random random, String name, int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        System.arraycopy(BEGIN, 0, bytes, 0, BEGIN.length);
        System.arraycopy(END, 0, bytes, size - END.length, END.length);
        return new Photograph(name, bytes);
    }

    /// In hexadecimal.
    String sha256() {
        return HexFormat.of().formatHex(digest("SHA-256", bytes));
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name + ", " + bytes.length + " bytes";
    }
}
