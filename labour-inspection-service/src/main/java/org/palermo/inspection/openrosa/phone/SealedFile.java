package org.palermo.inspection.openrosa.phone;

import io.smallrye.mutiny.Uni;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.crypto.Cipher;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.problem.Problems;

/// One file of a sealed form in clear, piece by piece from its beginning to its end.
final class SealedFile {
    private final LargeBody body;
    private final Cipher opening;
    private final int count;
    private final IntFunction<Uni<Optional<byte[]>>> pieces;
    private final MessageDigest md5 = FormCipher.md5();
    private int next;

    /// @param pieces the encrypted piece of a number from 0; empty when it went meanwhile
    SealedFile(LargeBody body, Cipher opening, int count, IntFunction<Uni<Optional<byte[]>>> pieces) {
        this.body = body;
        this.opening = opening;
        this.count = count;
        this.pieces = pieces;
    }

    /// The next bytes; none at the end.
    ///
    /// @return fails with 400 when the padding is wrong, and with 409 when another request is taking the form
    Uni<byte[]> next() {
        if (next == count) {
            return Uni.createFrom().item(new byte[0]);
        }
        int number = next++;
        return pieces.apply(number)
                .map(found -> found.orElseThrow(() -> Problems.busy("form", "opening",
                        "Another request is recording this form. Send it again.", 5)))
                .flatMap(sealed -> body.work(() -> opened(sealed, number == count - 1)));
    }

    private byte[] opened(byte[] sealed, boolean last) {
        try {
            byte[] clear = last ? opening.doFinal(sealed) : opening.update(sealed);
            md5.update(clear);
            return clear;
        } catch (GeneralSecurityException wrongPadding) {
            throw changed();
        }
    }

    /// The digest of all bytes, after the last one.
    byte[] md5() {
        return md5.digest();
    }

    static RuntimeException changed() {
        return Problems.invalid("file",
                "must all be unchanged since the phone encrypted them: the signature does not match. Send the form again");
    }
}
