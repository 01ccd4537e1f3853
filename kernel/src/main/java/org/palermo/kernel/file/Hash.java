package org.palermo.kernel.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A SHA-256 that grows with its bytes.
final class Hash {
    private final MessageDigest digest;

    Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    void add(byte[] bytes, int from, int count) {
        digest.update(bytes, from, count);
    }

    /// Once, at the end.
    byte[] value() {
        return digest.digest();
    }
}
