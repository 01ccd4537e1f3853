package org.palermo.referral.document;

import static io.restassured.RestAssured.given;
import static org.palermo.referral.casefile.Given.as;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.palermo.kernel.test.Account;

/// Documents for tests.
public final class GivenDocuments {
    public static final byte[] PDF = "%PDF-1.7\nZmark".getBytes(StandardCharsets.US_ASCII);

    private GivenDocuments() {}

    public static String path(Object file) {
        return "/api/nrm/v1/cases/" + file + "/documents";
    }

    public static Map<String, String> said(String type, String mark) {
        return Map.of("kind", "MEDICAL", "type", type, "name", mark + ".file", "why", "because of " + mark);
    }

    static ValidatableResponse announce(Account account, UUID file, String type, String mark) {
        return as(account).body(said(type, mark)).post(path(file)).then();
    }

    static ValidatableResponse send(Account account, UUID file, String document, byte[] bytes) {
        return sent(account, file, document, bytes).then();
    }

    public static Response sent(Account account, Object file, String document, byte[] bytes) {
        return given().auth().oauth2(account.token()).contentType("application/octet-stream").body(bytes).put(path(file) + "/" + document + "/content");
    }

    /// @return the id of a document whose file was kept
    public static String kept(Account account, UUID file, String type, String mark, byte[] bytes) {
        String id = announce(account, file, type, mark).statusCode(201).extract().path("id");
        send(account, file, id, bytes).statusCode(200);
        return id;
    }

    /// A picture of one grey point, with a comment.
    public static byte[] png(String comment) {
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[] {0, 127});
        deflater.finish();
        byte[] packed = new byte[64];
        int count = deflater.deflate(packed);
        deflater.end();
        byte[] header = ByteBuffer.allocate(13).putInt(1).putInt(1).put((byte) 8).array();
        return ByteBuffer.allocate(57 + count + 12 + comment.length()).put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .put(chunk("IHDR", header)).put(chunk("tEXt", comment.getBytes(StandardCharsets.US_ASCII)))
                .put(chunk("IDAT", Arrays.copyOf(packed, count))).put(chunk("IEND", new byte[0])).array();
    }

    private static byte[] chunk(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length).putInt(content.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(content)
                .putInt((int) crc.getValue()).array();
    }
}
