package org.palermo.systemtest.phone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.palermo.systemtest.phone.OpenRosaPhone.Form;

/// What ODK Collect does with a filled form when the inspector finalises it, if the form carries a key
/// (https://getodk.github.io/xforms-spec/encryption): each file gets the next initialisation vector, and the names and hashes are signed.
final class FormSealer {

    private static final Pattern INSTANCE = Pattern.compile("<orx:instanceID>(uuid:[0-9a-f-]{36})</orx:instanceID>");
    private static final String FILLED = "submission.xml";
    private static final String SUFFIX = ".enc";

    private final Form form;
    private final PublicKey key;

    FormSealer(Form form) {
        this.form = form;
        try {
            key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(form.key())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param manifest goes first
    /// @param files encrypted; the filled form is the last
    record Sealed(String manifest, List<Photograph> files) {}

    Sealed seal(String xml, List<Photograph> photographs) {
        var found = INSTANCE.matcher(xml);
        if (!found.find()) {
            throw new IllegalArgumentException("a form without an instance");
        }
        var instance = found.group(1);
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        var clear = new ArrayList<>(photographs);
        clear.add(new Photograph(FILLED, utf8(xml)));
        var sealedKey = sealed(secret);
        var signed = form.id() + "\n" + form.version() + "\n" + sealedKey + "\n" + instance + "\n"
                + clear.stream().map(FormSealer::signed).collect(Collectors.joining());
        var media = photographs.stream().map(file -> "<media><file>" + file.name() + SUFFIX + "</file></media>")
                .collect(Collectors.joining());
        return new Sealed("""
                <data xmlns="http://www.opendatakit.org/xforms/encrypted" id="%s" version="%s" encrypted="yes">\
                <base64EncryptedKey>%s</base64EncryptedKey>\
                <orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>%s</orx:instanceID></orx:meta>\
                %s<encryptedXmlFile>%s</encryptedXmlFile>\
                <base64EncryptedElementSignature>%s</base64EncryptedElementSignature></data>""".formatted(form.id(), form.version(),
                sealedKey, instance, media, FILLED + SUFFIX, sealed(Photograph.digest("MD5", utf8(signed)))),
                encrypted(clear, secret, instance));
    }

    private static String signed(Photograph file) {
        return file.name() + "::" + HexFormat.of().formatHex(Photograph.digest("MD5", file.bytes())) + "\n";
    }

    private static List<Photograph> encrypted(List<Photograph> clear, byte[] secret, String instance) {
        var vector = Photograph.digest("MD5", joined(utf8(instance), secret));
        var files = new ArrayList<Photograph>();
        for (int i = 0; i < clear.size(); i++) {
            vector[i % vector.length]++;
            try {
                var aes = Cipher.getInstance("AES/CFB/PKCS5Padding");
                aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new IvParameterSpec(vector));
                files.add(new Photograph(clear.get(i).name() + SUFFIX, aes.doFinal(clear.get(i).bytes())));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return files;
    }

    private String sealed(byte[] bytes) {
        try {
            var rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(Cipher.ENCRYPT_MODE, key,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            return Base64.getEncoder().encodeToString(rsa.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
