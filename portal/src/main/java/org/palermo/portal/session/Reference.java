package org.palermo.portal.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// The value of the cookie: 256 random bits without meaning outside the table.
record Reference(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Reference random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new Reference(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /// The row's key, a hash of the reference: a copy of the table opens no session.
    byte[] row() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
