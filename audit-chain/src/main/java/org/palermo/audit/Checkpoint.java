package org.palermo.audit;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.UUID;

/// The length and last hash of a service's chain at an instant, signed by the service. With it, nobody can shorten or
/// rebuild the chain unnoticed.
///
/// @param epoch of the audit feed; a restore from a backup begins a new one
/// @param epochFrom the number of the link after which the epoch began: later links of an earlier epoch are gone
/// @param sequence the number of the last link, 0 when there is none
/// @param hash of the last link
/// @param waiting number of entries that were committed and not chained yet
/// @param at when it was signed, by the clock of the entries
/// @param signature Ed25519 over the canonical encoding of all the other fields
public record Checkpoint(
        String service, UUID epoch, long epochFrom, long sequence, byte[] hash, long waiting, Instant at, byte[] signature) {
    private static final String ALGORITHM = "Ed25519";

    public static Checkpoint sign(
            String service, UUID epoch, long epochFrom, long sequence, byte[] hash, long waiting, Instant at, PrivateKey key) {
        Checkpoint bare = new Checkpoint(service, epoch, epochFrom, sequence, hash, waiting, at, null);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bare.encoded());
            return new Checkpoint(service, epoch, epochFrom, sequence, hash, waiting, at, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The audit's key can't sign", e);
        }
    }

    public boolean isSignedBy(PublicKey key) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(encoded());
            return check.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private byte[] encoded() {
        return new Encoding("palermo.audit.checkpoint.1")
                .add(service).add(epoch).add((Object) epochFrom).add((Object) sequence).add(hash).add((Object) waiting).add(at)
                .bytes();
    }
}
