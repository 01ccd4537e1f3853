package org.palermo.inspection.openrosa;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts a filled form as ODK Collect does when it is finalised (getodk/collect 01fabb7a: EncryptionUtils). Written from that, not from
/// what the service does: both must fit.
public final class SealingPhone {
    private final PublicKey key;
    private final MGF1ParameterSpec mask;

    /// @param base64RsaPublicKey as it stands in the form
    /// @param mask SHA-256 as on Android, or SHA-1 as in Java
    public SealingPhone(String base64RsaPublicKey, MGF1ParameterSpec mask) {
        try {
            this.key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64RsaPublicKey)));
            this.mask = mask;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is sent: the manifest, and the encrypted files by their names, the filled form last.
    public record Sealed(String manifest, Map<String, byte[]> files) {}

    /// @param instanceId with `uuid:`
    /// @param xml the filled form in clear
    /// @param media files in clear by their names
    public Sealed seal(String version, String instanceId, String xml, Map<String, byte[]> media) {
        try {
            byte[] symmetric = new byte[32];
            new SecureRandom().nextBytes(symmetric);
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(instanceId.getBytes(StandardCharsets.UTF_8));
            md5.update(symmetric);
            byte[] ivSeed = md5.digest();
            String encryptedKey = Base64.getEncoder().encodeToString(rsa(symmetric));
            StringBuilder signed = new StringBuilder("palermo-visit\n" + version + "\n" + encryptedKey + "\n" + instanceId + "\n");
            StringBuilder named = new StringBuilder();
            Map<String, byte[]> files = new LinkedHashMap<>();
            Map<String, byte[]> clear = new LinkedHashMap<>(media);
            clear.put("submission.xml", xml.getBytes(StandardCharsets.UTF_8));
            int counter = 0;
            for (Map.Entry<String, byte[]> file : clear.entrySet()) {
                signed.append(file.getKey()).append("::").append(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(file.getValue()))).append("\n");
                ivSeed[counter % ivSeed.length]++;
                counter++;
                Cipher aes = Cipher.getInstance("AES/CFB/PKCS5Padding");
                aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(symmetric, "AES"), new IvParameterSpec(ivSeed));
                files.put(file.getKey() + ".enc", aes.doFinal(file.getValue()));
                if (media.containsKey(file.getKey())) {
                    named.append("<media><file>").append(file.getKey()).append(".enc</file></media>\n");
                }
            }
            String signature = Base64.getEncoder().encodeToString(rsa(MessageDigest.getInstance("MD5").digest(signed.toString().getBytes(StandardCharsets.UTF_8))));
            return new Sealed("""
                    <data xmlns="http://www.opendatakit.org/xforms/encrypted" id="palermo-visit" version="%s" encrypted="yes"><base64EncryptedKey>%s\
                    </base64EncryptedKey><orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>%s</orx:instanceID></orx:meta>
                    %s<encryptedXmlFile>submission.xml.enc</encryptedXmlFile><base64EncryptedElementSignature>%s</base64EncryptedElementSignature></data>"""
                    .formatted(version, encryptedKey, instanceId, named, signature), files);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] rsa(byte[] clear) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(Cipher.ENCRYPT_MODE, key, new OAEPParameterSpec("SHA-256", "MGF1", mask, PSource.PSpecified.DEFAULT));
        return rsa.doFinal(clear);
    }
}
