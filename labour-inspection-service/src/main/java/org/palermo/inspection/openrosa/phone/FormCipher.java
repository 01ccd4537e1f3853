package org.palermo.inspection.openrosa.phone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.palermo.inspection.openrosa.FormFields;
import org.palermo.kernel.problem.Problems;

/// Opens what ODK Collect encrypts (getodk/collect, EncryptionUtils; https://getodk.github.io/xforms-spec/encryption): a key of
/// 256 bits under RSA with OAEP and SHA-256, and each file under that key with AES in CFB with padding. The specification wants MD5. The
/// signature shows that nothing was changed on the way. It does not show who sent the form: the sign-in does.
final class FormCipher {
    /// Bouncy Castle and Android use SHA-256 in the mask too, and Java SHA-1, for the same name of the algorithm.
    private static final List<MGF1ParameterSpec> MASKS = List.of(MGF1ParameterSpec.SHA256, MGF1ParameterSpec.SHA1);
    private static final int KEY_BYTES = 32;

    private final SealedManifest manifest;
    private final SecretKeySpec key;
    private final byte[] seed;
    private final byte[] signature;

    private FormCipher(SealedManifest manifest, byte[] key, byte[] signature) {
        this.manifest = manifest;
        this.key = new SecretKeySpec(key, "AES");
        MessageDigest seeding = md5();
        seeding.update(manifest.instance().getBytes(StandardCharsets.UTF_8));
        this.seed = seeding.digest(key);
        this.signature = signature;
    }

    /// Takes some milliseconds: use it on a thread that may wait.
    ///
    /// @param privateKey RSA, PKCS #8
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it was encrypted to another key
    static FormCipher of(SealedManifest manifest, byte[] privateKey) {
        try {
            PrivateKey own = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(privateKey));
            byte[] key = opened(own, "base64EncryptedKey", manifest.key());
            if (key.length != KEY_BYTES) {
                throw notOurs("base64EncryptedKey");
            }
            return new FormCipher(manifest, key, opened(own, "base64EncryptedElementSignature", manifest.signature()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key of forms can't be used", e);
        }
    }

    private static byte[] opened(PrivateKey own, String field, String base64) throws NoSuchAlgorithmException {
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw Problems.invalid(field, "must be Base64");
        }
        for (MGF1ParameterSpec mask : MASKS) {
            try {
                Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
                rsa.init(Cipher.DECRYPT_MODE, own, new OAEPParameterSpec("SHA-256", "MGF1", mask, PSource.PSpecified.DEFAULT));
                return rsa.doFinal(sealed);
            } catch (NoSuchAlgorithmException e) {
                throw e;
            } catch (GeneralSecurityException another) {
                // The next mask may fit.
            }
        }
        throw notOurs(field);
    }

    private static RuntimeException notOurs(String field) {
        return Problems.invalid(field, "must be encrypted with the public key of this version of the form. Get the form again");
    }

    /// Opens a file. Damage at its end makes the padding wrong; other damage shows in the signature only.
    ///
    /// @param place in the manifest
    Cipher opening(int place) {
        try {
            Cipher aes = Cipher.getInstance("AES/CFB/PKCS5Padding");
            aes.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(start(place)));
            return aes;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES in CFB", e);
        }
    }

    /// Each file adds one to the next byte of the seed, from the first byte on again after the last.
    private byte[] start(int place) {
        byte[] start = seed.clone();
        for (int i = 0; i <= place; i++) {
            start[i % start.length]++;
        }
        return start;
    }

    /// @param md5 of each file in clear, in the order of the manifest
    boolean hasSigned(List<byte[]> md5) {
        StringBuilder said = new StringBuilder(FormFields.FORM).append('\n');
        if (manifest.version() != null) {
            said.append(manifest.version()).append('\n');
        }
        said.append(manifest.key()).append('\n').append(manifest.instance()).append('\n');
        for (int i = 0; i < md5.size(); i++) {
            said.append(manifest.clearName(i)).append("::").append(HexFormat.of().formatHex(md5.get(i))).append('\n');
        }
        return MessageDigest.isEqual(signature, md5().digest(said.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
