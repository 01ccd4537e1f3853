package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.RawRequest;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// A phone that behaves as ODK Collect does (getodk/collect 137f3259: OkHttpConnection, OpenRosaFormSource,
/// OpenRosaServerInstanceUploader). It asks without a sign-in first and answers the challenge for Basic, sends a `Date` with twelve
/// hours, encrypts a filled form to the key of the form, asks how much it may send, splits a form that is longer, and begins a form anew
/// when a part of it was not answered.
final class OpenRosaPhone {

    private static final String PATH = "/openrosa/v1";
    private static final String SUBMISSION = PATH + "/submission?deviceID=collect%3Aabc";
    private static final String LIST = "http://openrosa.org/xforms/xformsList";
    private static final String XFORMS = "http://www.w3.org/2002/xforms";
    private static final String MANIFEST = "http://openrosa.org/xforms/xformsManifest";
    private static final Set<Integer> LATER = Set.of(408, 429, 502, 503, 504);
    private static final DateTimeFormatter TWELVE_HOURS = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy hh:mm:ss 'GMT'", Locale.US);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final BadNetwork network;
    private final String basic;
    private final Random random;
    /// Fewer bytes than the server accepts at once, so that small forms are split too.
    private final long most;
    private FormSealer sealer;
    private boolean challenged;
    private int unanswered;

    private OpenRosaPhone(BadNetwork network, String basic, long most, long seed) {
        this.network = network;
        this.basic = basic;
        this.most = most;
        this.random = new Random(seed);
    }

    /// Adds a phone at the desk and sets it up with the text of its QR code.
    static OpenRosaPhone added(Calls inspector, BadNetwork network, long most, long seed) {
        var name = "Phone " + Long.toHexString(seed);
        var added = inspector.post(Phone.API + "/phones", "{\"name\": \"" + name + "\", \"days\": 2}").expect(201).json();
        var settings = read(added.get("settings").asText()).get("general");
        assertEquals(PATH, path(settings.get("server_url").asText()));
        var pair = settings.get("username").asText() + ":" + settings.get("password").asText();
        return new OpenRosaPhone(network, "Basic " + Base64.getEncoder().encodeToString(bytes(pair)), most, seed);
    }

    private static JsonNode read(String json) {
        try {
            return Answer.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Random random() {
        return random;
    }

    /// Requests that got no answer, or not all of it.
    int unanswered() {
        return unanswered;
    }

    /// The sign-in of the phone, as the header has it.
    String basic() {
        return basic;
    }

    /// A form as the list names it.
    ///
    /// @param key to which it is encrypted when it is filled in
    record Form(String id, String version, String manifest, String key) {}

    /// Gets the form, and checks its hash as Collect does. From then on the phone encrypts what it sends.
    Form form() {
        var list = xml(get(PATH + "/formList"));
        assertEquals(LIST, list.getDocumentElement().getNamespaceURI());
        var form = get(path(one(list, LIST, "downloadUrl")));
        assertEquals(one(list, LIST, "hash"), "md5:" + md5(form.body()));
        assertEquals("html", xml(form).getDocumentElement().getLocalName());
        var submission = (Element) xml(form).getElementsByTagNameNS(XFORMS, "submission").item(0);
        var got = new Form(one(list, LIST, "formID"), one(list, LIST, "version"), path(one(list, LIST, "manifestUrl")),
                submission.getAttribute("base64RsaPublicKey"));
        sealer = new FormSealer(got);
        return got;
    }

    /// The entity list of a form: the ids of the workplaces and what the inspector sees of them.
    Map<String, String> workplaces(Form form) {
        var manifest = xml(get(form.manifest()));
        assertEquals("workplaces.csv", one(manifest, MANIFEST, "filename"));
        var list = get(path(one(manifest, MANIFEST, "downloadUrl")));
        assertEquals(one(manifest, MANIFEST, "hash"), "md5:" + md5(list.body()));
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        var workplaces = new HashMap<String, String>();
        try (var rows = format.parse(new StringReader(list.text()))) {
            rows.forEach(row -> {
                // Collect ignores a list with a row that has no version as a number.
                assertTrue(Integer.parseInt(row.get("__version")) >= 0, row::toString);
                workplaces.put(row.get("name"), row.get("label"));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return workplaces;
    }

    /// The server names its public origin; the phone reaches it over the bad network.
    private static String path(String address) {
        return URI.create(address).getPath();
    }

    private Answer get(String path) {
        network.loseNext();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var answer = signedIn("GET", path, Map.of(), null);
            if (answer.isPresent() && !LATER.contains(answer.get().status())) {
                return answer.get().expect(200);
            }
            pause();
        }
        throw new AssertionError(path + " was not answered within " + PATIENCE);
    }

    /// Sends a form again and again, until each part of it was answered with success. The network is lost once at each request of it: at
    /// the first try at the first request, at the second try at the second.
    ///
    /// @return the last status: 201, or 202 when a person must choose
    int send(String xml, List<Photograph> photographs) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var sealed = sealer.seal(xml, photographs);
        for (int tries = 0; System.nanoTime() < until; tries++) {
            var status = tried(sealed.manifest(), sealed.files(), tries);
            if (status.isPresent()) {
                return status.get();
            }
            pause();
        }
        throw new AssertionError("a form was not taken within " + PATIENCE);
    }

    /// @param lost which request certainly gets no answer
    /// @return empty when something of it was not answered with success
    private Optional<Integer> tried(String xml, List<Photograph> photographs, int lost) {
        loseIf(lost == 0);
        var head = signedIn("HEAD", SUBMISSION, Map.of(), null);
        if (head.isEmpty() || LATER.contains(head.get().status())) {
            return Optional.empty();
        }
        head.get().expect(204);
        assertEquals("", head.get().header("Location"));
        var accepted = Math.min(most, Long.parseLong(head.get().header("X-OpenRosa-Accept-Content-Length")));
        var parts = split(xml, photographs, accepted);
        var status = Optional.<Integer>empty();
        for (int i = 0; i < parts.size(); i++) {
            loseIf(lost == i + 1);
            status = posted(xml, parts.get(i), i < parts.size() - 1);
            if (status.isEmpty()) {
                return status;
            }
        }
        return status;
    }

    private void loseIf(boolean certainly) {
        if (certainly) {
            network.loseNext();
        }
    }

    private static List<List<Photograph>> split(String xml, List<Photograph> photographs, long accepted) {
        var parts = new ArrayList<List<Photograph>>(List.of(new ArrayList<>()));
        var bytes = (long) xml.length();
        for (var photograph : photographs) {
            if (!parts.getLast().isEmpty() && bytes + photograph.bytes().length > accepted) {
                parts.add(new ArrayList<>());
                bytes = xml.length();
            }
            parts.getLast().add(photograph);
            bytes += photograph.bytes().length;
        }
        return parts;
    }

    private Optional<Integer> posted(String xml, List<Photograph> photographs, boolean incomplete) {
        var boundary = UUID.randomUUID().toString();
        var body = new ByteArrayOutputStream();
        part(body, boundary, "xml_submission_file\"; filename=\"visit.xml", "text/xml; charset=utf-8", bytes(xml));
        photographs.forEach(one -> part(body, boundary, one.name() + "\"; filename=\"" + one.name(), "application/octet-stream",
                one.bytes()));
        if (incomplete) {
            part(body, boundary, "*isIncomplete*", null, bytes("yes"));
        }
        body.writeBytes(bytes("--" + boundary + "--\r\n"));
        var type = Map.of("Content-Type", "multipart/form-data; boundary=" + boundary);
        var answer = signedIn("POST", SUBMISSION, type, body.toByteArray());
        if (answer.isEmpty() || LATER.contains(answer.get().status())) {
            return Optional.empty();
        }
        var status = answer.get().status();
        assertTrue(status == 201 || status == 202, answer.get()::toString);
        assertEquals("OpenRosaResponse", xml(answer.get()).getDocumentElement().getLocalName());
        return Optional.of(status);
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, String type, byte[] content) {
        body.writeBytes(bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n"
                + (type == null ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: " + content.length + "\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Collect sends its secret only after the challenge, and then with each request.
    private Optional<Answer> signedIn(String method, String path, Map<String, String> headers, byte[] body) {
        var answer = sendOnce(method, path, headers, body);
        if (answer.isPresent() && answer.get().status() == 401) {
            assertTrue(!challenged && answer.get().header("WWW-Authenticate").startsWith("Basic "), answer.get()::toString);
            challenged = true;
            return sendOnce(method, path, headers, body);
        }
        return answer;
    }

    private Optional<Answer> sendOnce(String method, String path, Map<String, String> headers, byte[] body) {
        var all = new HashMap<>(headers);
        all.put("User-Agent", "org.odk.collect.android/v2026.1");
        all.put("X-OpenRosa-Version", "1.0");
        all.put("Date", TWELVE_HOURS.format(ZonedDateTime.now(ZoneOffset.UTC)));
        if (challenged) {
            all.put("Authorization", basic);
        }
        try {
            var answer = RawRequest.send(network.address(), method, path, all, body);
            if (!LATER.contains(answer.status())) {
                assertEquals("1.0", answer.header("X-OpenRosa-Version"), answer::toString);
            }
            return Optional.of(answer);
        } catch (IOException lost) {
            unanswered++;
            return Optional.empty();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20L + random.nextInt(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String one(Document document, String namespace, String name) {
        assertEquals(1, document.getElementsByTagNameNS(namespace, name).getLength(), name);
        return document.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
    }

    private static String md5(byte[] bytes) {
        return HexFormat.of().formatHex(Photograph.digest("MD5", bytes));
    }

    private static Document xml(Answer answer) {
        assertTrue(answer.header("Content-Type").toLowerCase(Locale.ROOT).contains("text/xml"), answer::toString);
        try {
            var parsers = DocumentBuilderFactory.newInstance();
            parsers.setNamespaceAware(true);
            return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(answer.toString(), e);
        }
    }
}
