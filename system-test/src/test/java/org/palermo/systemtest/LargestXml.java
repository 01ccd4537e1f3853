package org.palermo.systemtest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Files of XML with as many entries as a service takes, filled up to its last byte.
final class LargestXml {

    static final String BOUNDARY = "greedy";

    private static final int GOODS = 5_000;
    private static final int GOODS_BYTES = 2 << 20;
    private static final int FINDINGS = 100;
    private static final int NOTE = 4_000;
    private static final int FORM_BYTES = 1 << 20;

    private LargestXml() {}

    /// An edition of the list of goods.
    static byte[] goods() {
        var goods = IntStream.range(0, GOODS).mapToObj("""
                <Good><Good_Name>Greedy %d</Good_Name><Good_Sector>Manufacturing</Good_Sector><Countries><Country>\
                <Country_Name>Vietnam</Country_Name><Child_Labor>No</Child_Labor><Forced_Labor>No</Forced_Labor>\
                <Forced_Child_Labor>No</Forced_Child_Labor></Country></Countries></Good>"""::formatted).collect(Collectors.joining());
        return filled("<Goods>" + goods, "</Goods>", GOODS_BYTES).getBytes(StandardCharsets.UTF_8);
    }

    /// A form of a phone with a file, as ODK Collect sends it.
    ///
    /// @param workplace the id of the visited workplace
    /// @param file bytes of the file
    static byte[] form(String workplace, int file) {
        var body = new ByteArrayOutputStream();
        part(body, "xml_submission_file\"; filename=\"visit.xml", "text/xml", visit(workplace).getBytes(StandardCharsets.UTF_8));
        part(body, "1.jpg\"; filename=\"1.jpg", "image/jpeg", new byte[file]);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String name, String type, byte[] content) {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: " + type + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static String visit(String workplace) {
        var started = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        var finding = "<finding><subject>ADULT</subject><workers>4</workers><ex>EX01</ex><note>" + "x".repeat(NOTE) + "</note></finding>";
        return filled("""
                <data id="palermo-visit" xmlns:orx="http://openrosa.org/xforms"><workplace>%s</workplace><kind>PLANNED</kind>\
                <started>%s</started>""".formatted(workplace, started) + finding.repeat(FINDINGS),
                "<orx:meta><orx:instanceID>uuid:" + UUID.randomUUID() + "</orx:instanceID></orx:meta></data>", FORM_BYTES);
    }

    private static String filled(String begin, String end, int bytes) {
        return begin + "<!--" + "x".repeat(bytes - begin.length() - end.length() - "<!---->".length()) + "-->" + end;
    }
}
