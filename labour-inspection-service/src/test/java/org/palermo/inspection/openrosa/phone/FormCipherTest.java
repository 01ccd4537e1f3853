package org.palermo.inspection.openrosa.phone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.crypto.BadPaddingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.openrosa.FormFields;
import org.palermo.inspection.openrosa.SealingPhone;
import org.palermo.kernel.problem.Problems;

class FormCipherTest {
    private static final String VERSION = FormFields.VERSION + "-k1";
    private static final KeyPair PAIR = pair();

    private static KeyPair pair() {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
            pairs.initialize(2_048);
            return pairs.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SealingPhone phone(MGF1ParameterSpec mask) {
        return new SealingPhone(Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded()), mask);
    }

    /// Whatever the files are, also none, empty ones, whole blocks of the cipher, and more files than the start value has bytes.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void what_a_phone_encrypts_opens_byte_for_byte(long seed) throws GeneralSecurityException {
        Random random = new Random(seed);
        Map<String, byte[]> media = new LinkedHashMap<>();
        int count = seed == 1 ? 0 : seed == 2 ? 40 : random.nextInt(20);
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[i % 3 == 0 ? 16 * random.nextInt(4) : random.nextInt(5_000)];
            random.nextBytes(bytes);
            media.put("é " + i + ".jpg", bytes);
        }
        String instance = "uuid:" + new UUID(random.nextLong(), random.nextLong());
        SealingPhone.Sealed sealed = phone(seed % 2 == 0 ? MGF1ParameterSpec.SHA1 : MGF1ParameterSpec.SHA256).seal(VERSION, instance, "<data>ü</data>", media);
        SealedManifest manifest = SealedManifest.read(sealed.manifest().getBytes(StandardCharsets.UTF_8));
        assertEquals(instance, manifest.instance());
        assertEquals(List.copyOf(sealed.files().keySet()), manifest.files());
        FormCipher cipher = FormCipher.of(manifest, PAIR.getPrivate().getEncoded());
        List<byte[]> digests = new ArrayList<>();
        for (int place = 0; place <= manifest.last(); place++) {
            byte[] clear = cipher.opening(place).doFinal(sealed.files().get(manifest.files().get(place)));
            assertArrayEquals(place == manifest.last() ? "<data>ü</data>".getBytes(StandardCharsets.UTF_8) : media.get(manifest.clearName(place)), clear);
            digests.add(FormCipher.md5().digest(clear));
        }
        assertTrue(cipher.hasSigned(digests));
    }

    /// One bit of any file: the padding is wrong, or the signature does not fit.
    @Test
    void every_changed_bit_is_noticed() throws GeneralSecurityException {
        byte[] picture = "a picture of a door".getBytes(StandardCharsets.UTF_8);
        SealingPhone.Sealed sealed = phone(MGF1ParameterSpec.SHA256).seal(VERSION, "uuid:1", "<data/>", Map.of("1.jpg", picture));
        SealedManifest manifest = SealedManifest.read(sealed.manifest().getBytes(StandardCharsets.UTF_8));
        FormCipher cipher = FormCipher.of(manifest, PAIR.getPrivate().getEncoded());
        byte[] form = FormCipher.md5().digest("<data/>".getBytes(StandardCharsets.UTF_8));
        assertTrue(cipher.hasSigned(List.of(FormCipher.md5().digest(picture), form)));
        assertFalse(cipher.hasSigned(List.of(form, FormCipher.md5().digest(picture))), "files in another order");
        assertFalse(cipher.hasSigned(List.of(form)), "a file less");
        byte[] encrypted = sealed.files().get("1.jpg.enc");
        for (int bit = 0; bit < encrypted.length * 8; bit++) {
            byte[] changed = encrypted.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(isSigned(cipher, changed, form), "bit " + bit);
        }
    }

    private static boolean isSigned(FormCipher cipher, byte[] changed, byte[] form) throws GeneralSecurityException {
        try {
            return cipher.hasSigned(List.of(FormCipher.md5().digest(cipher.opening(0).doFinal(changed)), form));
        } catch (BadPaddingException wrongPadding) {
            return false;
        }
    }

    @Test
    void what_the_manifest_says_in_clear_is_signed_too() {
        SealingPhone.Sealed sealed = phone(MGF1ParameterSpec.SHA256).seal(VERSION, "uuid:1", "<data/>", Map.of("1.jpg", new byte[5]));
        List<byte[]> digests = List.of(FormCipher.md5().digest(new byte[5]), FormCipher.md5().digest("<data/>".getBytes(StandardCharsets.UTF_8)));
        assertTrue(cipher(sealed.manifest()).hasSigned(digests));
        assertFalse(cipher(sealed.manifest().replace("uuid:1", "uuid:2")).hasSigned(digests));
        assertFalse(cipher(sealed.manifest().replace("-k1", "-k2")).hasSigned(digests));
        assertFalse(cipher(sealed.manifest().replace("1.jpg", "2.jpg")).hasSigned(digests));
    }

    private static FormCipher cipher(String manifest) {
        return FormCipher.of(SealedManifest.read(manifest.getBytes(StandardCharsets.UTF_8)), PAIR.getPrivate().getEncoded());
    }

    @Test
    void another_key_and_a_damaged_one_are_refused() {
        SealingPhone.Sealed sealed = phone(MGF1ParameterSpec.SHA256).seal(VERSION, "uuid:1", "<data/>", Map.of());
        SealedManifest manifest = SealedManifest.read(sealed.manifest().getBytes(StandardCharsets.UTF_8));
        byte[] other = pair().getPrivate().getEncoded();
        assertTrue(message(assertThrows(HttpProblem.class, () -> FormCipher.of(manifest, other))).contains("must be encrypted with the public key"));
        SealedManifest noKey = new SealedManifest(VERSION, "AAAA", "uuid:1", manifest.files(), manifest.signature());
        assertTrue(message(assertThrows(HttpProblem.class, () -> FormCipher.of(noKey, PAIR.getPrivate().getEncoded()))).contains("base64EncryptedKey"));
        SealedManifest noBase64 = new SealedManifest(VERSION, manifest.key(), "uuid:1", manifest.files(), "%");
        assertTrue(message(assertThrows(HttpProblem.class, () -> FormCipher.of(noBase64, PAIR.getPrivate().getEncoded()))).contains("must be Base64"));
    }

    @Test
    void a_manifest_that_is_wrong_is_refused_by_name() {
        String good = phone(MGF1ParameterSpec.SHA256).seal(VERSION, "uuid:1", "<data/>", Map.of("1.jpg", new byte[5])).manifest();
        assertEquals(2, SealedManifest.read(good.getBytes(StandardCharsets.UTF_8)).files().size());
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put(good.replaceAll("<base64EncryptedKey>[^<]*", "<base64EncryptedKey>"), "base64EncryptedKey must be given");
        wrong.put(good.replaceAll("<base64EncryptedElementSignature>[^<]*", "<base64EncryptedElementSignature>"), "base64EncryptedElementSignature must be given");
        wrong.put(good.replace("uuid:1", ""), "instanceID must be given");
        wrong.put(good.replace("uuid:1", "x".repeat(201)), "instanceID must be given, with at most 200");
        wrong.put(good.replace("1.jpg.enc", "../1.jpg.enc"), "file must be a name");
        wrong.put(good.replace("1.jpg.enc", "1.jpg"), "file must be a name");
        wrong.put(good.replace("1.jpg.enc", "submission.xml.enc"), "file must not be repeated");
        wrong.put(good.replace("<media>", "<media><file>a.enc</file></media>".repeat(141) + "<media>"), "media must name at most 140 files");
        wrong.put(good.replaceAll("<base64EncryptedKey>", "<base64EncryptedKey>" + "A".repeat(2_000)), "base64EncryptedKey must be shorter");
        wrong.put(good.replace("palermo-visit", "another"), "id must be the id of a form");
        wrong.put("<!DOCTYPE data [<!ENTITY a \"b\">]>" + good.replace("1.jpg", "&a;"), "must have no document type");
        wrong.put(good.substring(0, good.length() - 5), "must be XML");
        wrong.forEach((xml, message) -> {
            String said = message(assertThrows(HttpProblem.class, () -> SealedManifest.read(xml.getBytes(StandardCharsets.UTF_8)), message));
            assertTrue(said.contains(message), said + " for " + message);
        });
    }

    @Test
    void a_version_names_its_key() {
        assertEquals(0, new FormHead("2026120101", false).key());
        assertEquals(0, new FormHead(null, false).key());
        assertEquals(0, new FormHead("2026120101-k", false).key());
        assertEquals(0, new FormHead("2026120101-k99999999999", false).key());
        assertEquals(12, new FormHead("2026120101-k12", false).key());
    }

    private static String message(HttpProblem problem) {
        Problems.Violation violation = (Problems.Violation) ((List<?>) problem.getParameters().get("violations")).getFirst();
        return violation.field() + " " + violation.message();
    }
}
