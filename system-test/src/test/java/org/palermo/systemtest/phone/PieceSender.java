package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.palermo.systemtest.suite.Answer;

/// Sends files piece by piece after the protocol itself (https://tus.io/protocols/resumable-upload), every second file with checksums.
/// Whatever goes wrong with a piece, it asks where to continue. Its token ends in the middle of some files.
final class PieceSender implements FileSender {

    private static final int MIB = 1 << 20;
    private static final String VERSION = "1.0.0";
    private static final int MOST_TRIES = 200;
    private static final int TOKEN_ENDS_EVERY = 4;
    /// What a piece may meet on a bad network.
    private static final Set<Integer> EXPECTED = Set.of(401, 408, 409, 429, 460, 502, 503, 504);

    private final Phone phone;
    private int files;
    private int within;

    PieceSender(Phone phone) {
        this.phone = phone;
    }

    @Override
    public void send(UUID visit, UUID finding, Photograph photograph) {
        var file = photograph.bytes();
        var checked = ++files % 2 == 0;
        var address = phone.sendUntilAnswered("POST", Phone.API + "/uploads", Map.of("Tus-Resumable", VERSION,
                "Upload-Length", String.valueOf(file.length), "Upload-Metadata", metadata(visit, finding, photograph)), null)
                .expect(201).header("Location");
        long offset = 0;
        for (int tries = 0; offset < file.length; tries++) {
            assertTrue(tries < MOST_TRIES, photograph + " is not sent after " + tries + " tries");
            offset = next(address, file, offset, checked);
        }
        assertEquals(file.length, offsetOnServer(address), photograph::toString);
    }

    private static String metadata(UUID visit, UUID finding, Photograph photograph) {
        var metadata = "visit " + base64(visit.toString()) + ",filename " + base64(photograph.name()) + ",filetype " + base64("image/jpeg");
        return finding == null ? metadata : metadata + ",finding " + base64(finding.toString());
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends a piece.
    ///
    /// @return where the next one begins
    private long next(String address, byte[] file, long offset, boolean checked) {
        var piece = Arrays.copyOfRange(file, (int) offset, (int) Math.min(file.length, offset + MIB));
        var answer = phone.sendOnce("PATCH", address, headers(piece, offset, checked), piece);
        if (answer.isPresent() && answer.get().status() == 204) {
            var reached = offset(answer.get());
            assertEquals(offset + piece.length, reached, answer.get()::toString);
            if (reached < file.length && ++within % TOKEN_ENDS_EVERY == 0) {
                tokenEnds(address, file, reached, checked);
            }
            return reached;
        }
        answer.ifPresent(refused -> {
            assertTrue(EXPECTED.contains(refused.status()), refused::toString);
            phone.isToRepeat(refused);
        });
        var reached = offsetOnServer(address);
        assertTrue(reached >= offset, () -> "what was acknowledged is gone: " + reached + " after " + offset);
        assertTrue(!checked || reached % MIB == 0 || reached == file.length, () -> "part of a piece with a checksum stayed: " + reached);
        return reached;
    }

    private static Map<String, String> headers(byte[] piece, long offset, boolean checked) {
        var headers = new HashMap<>(Map.of("Tus-Resumable", VERSION, "Upload-Offset", String.valueOf(offset),
                "Content-Type", "application/offset+octet-stream"));
        if (checked) {
            var sha1 = offset % (2 * MIB) == 0;
            headers.put("Upload-Checksum", (sha1 ? "sha1 " : "sha256 ")
                    + Base64.getEncoder().encodeToString(Photograph.digest(sha1 ? "SHA-1" : "SHA-256", piece)));
        }
        return headers;
    }

    /// The token ends between two pieces: the next one is refused, and with a new token the file continues at the same byte.
    private void tokenEnds(String address, byte[] file, long offset, boolean checked) {
        phone.tokenRunsOut();
        var piece = Arrays.copyOfRange(file, (int) offset, (int) Math.min(file.length, offset + MIB));
        var refused = phone.sendOnce("PATCH", address, headers(piece, offset, checked), piece);
        for (int tries = 0; refused.isEmpty() && tries < MOST_TRIES; tries++) {
            refused = phone.sendOnce("PATCH", address, headers(piece, offset, checked), piece);
        }
        refused.orElseThrow().expect(401);
        phone.signIn();
        assertEquals(offset, offsetOnServer(address), "a token that ends costs no byte");
    }

    private long offsetOnServer(String address) {
        return offset(phone.sendUntilAnswered("HEAD", address, Map.of("Tus-Resumable", VERSION), null).expect(200));
    }

    private static long offset(Answer answer) {
        return Long.parseLong(answer.header("Upload-Offset"));
    }
}
