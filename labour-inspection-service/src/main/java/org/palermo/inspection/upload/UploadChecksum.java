package org.palermo.inspection.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.palermo.kernel.problem.Problems;

/// The header `Upload-Checksum` of a piece: an algorithm, a space, and the digest in Base64.
///
/// @param digest that the bytes of the piece must have
record UploadChecksum(String algorithm, byte[] digest) {
    static final String HEADER = "Upload-Checksum";
    /// tus 1.0 requires sha1.
    static final String ALGORITHMS = "sha1,sha256";

    /// Null for null.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    static UploadChecksum parse(String header) {
        if (header == null) {
            return null;
        }
        String[] parts = header.strip().split(" ", 2);
        String algorithm = switch (parts[0]) {
            case "sha1" -> "SHA-1";
            case "sha256" -> "SHA-256";
            default -> throw invalid();
        };
        try {
            byte[] digest = Base64.getDecoder().decode(parts.length == 2 ? parts[1].strip() : "");
            if (digest.length != (algorithm.equals("SHA-1") ? 20 : 32)) {
                throw invalid();
            }
            return new UploadChecksum(algorithm, digest);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 460 when the bytes have another digest
    void require(byte[] bytes) {
        try {
            if (!MessageDigest.isEqual(digest, MessageDigest.getInstance(algorithm).digest(bytes))) {
                throw Problems.changedOnTheWay("upload", "checksum",
                        "The checksum of the piece is not the one that was sent with it. Send the piece again.");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }

    private static RuntimeException invalid() {
        return Problems.invalid(HEADER, "must be sha1 or sha256, a space, and the digest in Base64");
    }
}
