package org.palermo.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// How a link follows from the one before: `hash = SHA-256(previous hash ‖ encoded entry)`. The first link follows from
/// the SHA-256 of `palermo.audit.chain.1 ` and the service's name, so that the chain of one service can't replace that of
/// another.
public final class Chain {
    private Chain() {}

    public static byte[] beginning(String service) {
        return sha256().digest(("palermo.audit.chain.1 " + service).getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] next(byte[] previous, Entry entry) {
        MessageDigest digest = sha256();
        digest.update(previous);
        return digest.digest(entry.encoded());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
