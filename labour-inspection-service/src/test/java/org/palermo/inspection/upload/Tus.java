package org.palermo.inspection.upload;

import static io.restassured.RestAssured.given;
import static org.palermo.inspection.Given.API;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.palermo.kernel.test.Account;

/// Speaks tus 1.0 as a phone does.
public final class Tus {
    static final int MIB = 1 << 20;
    static final String PIECE = "application/offset+octet-stream";

    private Tus() {}

    static RequestSpecification as(Account account) {
        return given().auth().oauth2(account.token()).header("Tus-Resumable", "1.0.0");
    }

    public static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse begin(Account account, long size, String metadata) {
        return as(account).header("Upload-Length", size).header("Upload-Metadata", metadata).post(API + "/uploads").then();
    }

    /// @return the address of the new upload
    static String begun(Account account, String visit, long size) {
        return begin(account, size, "visit " + base64(visit) + ",filename " + base64("Küche 3.jpg") + ",filetype " + base64("image/jpeg"))
                .statusCode(201).extract().header("Location");
    }

    static Response send(Account account, String upload, long offset, byte[] piece) {
        return as(account).contentType(PIECE).header("Upload-Offset", offset).body(piece).patch(upload);
    }

    static long offset(Account account, String upload) {
        return Long.parseLong(as(account).head(upload).then().statusCode(200).extract().header("Upload-Offset"));
    }

    /// Sends all from where the service is.
    static void finish(Account account, String upload, byte[] file) {
        for (long at = offset(account, upload); at < file.length; at = offset(account, upload)) {
            send(account, upload, at, Arrays.copyOfRange(file, (int) at, (int) Math.min(file.length, at + MIB))).then().statusCode(204);
        }
    }

    /// @param metadata beside the visit, such as `,filename Li9h`
    /// @return the id of a whole file of this visit
    public static String attached(Account account, String visit, String metadata, byte[] file) {
        String upload = begin(account, file.length, "visit " + base64(visit) + metadata).statusCode(201).extract().header("Location");
        finish(account, upload, file);
        return id(upload);
    }

    static byte[] file(int size) {
        byte[] file = new byte[size];
        new Random(size).nextBytes(file);
        return file;
    }

    static String id(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
