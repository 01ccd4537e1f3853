package org.palermo.shelter.availability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.casework.CaseAccess;
import org.palermo.shelter.night.Tonight;

/// Seals offers for the caller and opens them again: AES-256-GCM with the caller's subject as associated data. Nobody else can use
/// a token, and nobody can read or change its content.
@ApplicationScoped
public class Offers {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_LENGTH = 4096;

    private final OfferKey key;
    private final ObjectMapper json;
    private final CaseAccess cases;
    private final Tonight tonight;
    private final TransactionTime time;
    private final SecureRandom random = new SecureRandom();

    Offers(OfferKey key, ObjectMapper json, CaseAccess cases, Tonight tonight, TransactionTime time) {
        this.key = key;
        this.json = json;
        this.cases = cases;
        this.tonight = tonight;
        this.time = time;
    }

    String seal(Actor actor, Offer offer) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, actor, nonce).doFinal(json.writeValueAsBytes(offer));
            byte[] token = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("An offer can't be sealed", e);
        }
    }

    /// The offer in a token, which may now make a hold.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the offer was not made for this actor; 409 when it has ended, or its
    ///     nights are over; 404 when the caller no longer works on its case
    public Uni<Offer> standing(Actor actor, String token) {
        Offer offer = open(actor, token);
        Stay stay = offer.stay();
        if (!offer.expiresAt().isAfter(time.now()) || tonight.isAfter(stay.from(), stay.nights(), offer.country())) {
            throw Problems.conflict("hold", "offer-ended", "The offer has ended. Search again.");
        }
        return cases.require(actor, offer.caseFile()).replaceWith(offer);
    }

    private Offer open(Actor actor, String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token.length() > MAX_LENGTH ? "" : token);
            if (bytes.length <= NONCE_BYTES) {
                throw notYours();
            }
            byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
            byte[] opened = cipher(Cipher.DECRYPT_MODE, actor, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return json.readValue(opened, Offer.class);
        } catch (GeneralSecurityException | IllegalArgumentException | IOException notOurs) {
            throw notYours();
        }
    }

    private Cipher cipher(int mode, Actor actor, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.get(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(actor.subject().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static RuntimeException notYours() {
        return Problems.invalid("offer", "must be an offer that was made to you");
    }
}
