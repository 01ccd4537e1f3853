package org.palermo.inspection.evidence;

import static io.restassured.RestAssured.given;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.palermo.kernel.test.Account;

/// Announces evidence and sends its file.
public final class GivenEvidence {
    static final byte[] PDF = "%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII);

    private GivenEvidence() {}

    public static String path(String visit) {
        return API + "/visits/" + visit + "/evidence";
    }

    public static Map<String, Object> said(String type, String mark) {
        return Map.of("kind", "DOCUMENT", "type", type, "name", mark + ".file", "description", "about " + mark, "takenAt", "2026-01-05T10:12:00Z",
                "latitude", 51.5, "longitude", -0.125);
    }

    static ValidatableResponse announce(Account account, String visit, String type, String mark) {
        return as(account).body(said(type, mark)).post(path(visit)).then();
    }

    public static Response send(Account account, String visit, String evidence, byte[] bytes) {
        return given().auth().oauth2(account.token()).contentType("application/octet-stream").body(bytes).put(path(visit) + "/" + evidence + "/content");
    }

    /// @return the id of evidence whose file was kept
    public static String kept(Account account, String visit, String type, String mark, byte[] bytes) {
        String id = announce(account, visit, type, mark).statusCode(201).extract().path("id");
        send(account, visit, id, bytes).then().statusCode(200);
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
