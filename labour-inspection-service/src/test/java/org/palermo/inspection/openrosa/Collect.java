package org.palermo.inspection.openrosa;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFunction;
import org.palermo.kernel.test.Account;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Behaves as ODK Collect does (getodk/collect 137f3259: OkHttpConnection, OkHttpOpenRosaServerClientProvider,
/// OpenRosaServerInstanceUploader): asks without a sign-in first and answers a challenge for Basic, sends a `Date` with twelve hours, puts the
/// XML first in each request, and splits what is longer than the server accepts.
public final class Collect {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String username;
    private final String password;
    private final String phone;
    /// `Accept-Language`, which Collect does not send and Enketo does; null for none.
    private final String languages;

    private Collect(String username, String password, String phone, String languages) {
        this.username = username;
        this.password = password;
        this.phone = phone;
        this.languages = languages;
    }

    public Collect reading(String others) {
        return new Collect(username, password, phone, others);
    }

    public static Collect of(Account inspector) {
        return of(inspector, 30);
    }

    public static Collect of(Account inspector, int days) {
        Map<String, String> added = as(inspector).body(Map.of("name", "Phone " + UUID.randomUUID().toString().substring(0, 8), "days", days))
                .post(API + "/phones").then().statusCode(201).extract().jsonPath().getMap("");
        return new Collect(added.get("username"), added.get("password"), added.get("id"), null);
    }

    /// @return id of the phone
    public String phone() {
        return phone;
    }

    public Collect with(String otherName, String otherPassword) {
        return new Collect(otherName == null ? username : otherName, otherPassword == null ? password : otherPassword, phone, languages);
    }

    public HttpResponse<byte[]> get(String path) {
        return signedIn(request(path).GET());
    }

    HttpResponse<byte[]> head(String path) {
        return signedIn(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    /// A request with the XML and all files.
    public HttpResponse<byte[]> submit(String xml, Map<String, byte[]> files) {
        return post(xml, files, false);
    }

    /// Sends in several requests when the server accepts less at once, as Collect does.
    ///
    /// @return the last answer, or the first that was no success
    public HttpResponse<byte[]> submitSplit(String xml, Map<String, byte[]> files, long acceptLength) {
        Map<String, byte[]> part = new LinkedHashMap<>();
        long bytes = xml.length();
        HttpResponse<byte[]> answer = null;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!part.isEmpty() && bytes + file.getValue().length > acceptLength) {
                answer = post(xml, part, true);
                if (answer.statusCode() != 201 && answer.statusCode() != 202) {
                    return answer;
                }
                part = new LinkedHashMap<>();
                bytes = xml.length();
            }
            part.put(file.getKey(), file.getValue());
            bytes += file.getValue().length;
        }
        return post(xml, part, false);
    }

    private HttpResponse<byte[]> post(String xml, Map<String, byte[]> files, boolean incomplete) {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "xml_submission_file\"; filename=\"visit.xml", "text/xml; charset=utf-8", xml.getBytes(StandardCharsets.UTF_8));
        files.forEach((name, bytes) -> part(body, boundary, name + "\"; filename=\"" + name, "image/jpeg", bytes));
        if (incomplete) {
            part(body, boundary, "*isIncomplete*", null, "yes".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return raw("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    HttpResponse<byte[]> raw(String contentType, byte[] body) {
        return signedIn(request("/submission?deviceID=collect%3Aabc").header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, String type, byte[] content) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n" + (type == null ? "" : "Content-Type: " + type + "\r\n")
                + "Content-Length: " + content.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    static HttpRequest.Builder request(String path) {
        SimpleDateFormat twelveHours = new SimpleDateFormat("E, dd MMM yyyy hh:mm:ss zz", Locale.US);
        twelveHours.setTimeZone(TimeZone.getTimeZone("GMT"));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/openrosa/v1" + path))
                .header("User-Agent", "org.odk.collect.android/v2026.1").header("X-OpenRosa-Version", "1.0").header("X-Date", twelveHours.format(new Date()));
    }

    private HttpResponse<byte[]> signedIn(HttpRequest.Builder request) {
        if (languages != null) {
            request.setHeader("Accept-Language", languages);
        }
        HttpResponse<byte[]> first = send(request.build());
        boolean basic = first.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic ");
        return first.statusCode() != 401 || !basic ? first : send(request.setHeader("Authorization",
                "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8))).build());
    }

    static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Document xml(HttpResponse<byte[]> answer) {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setNamespaceAware(true);
            return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
        } catch (Exception e) {
            throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8), e);
        }
    }

    /// Whether Collect takes an answer: XPath 1.0, and `regex` compares the whole text (getodk/javarosa, XPathFuncExpr).
    static boolean allows(Document form, String constraint, String answer) {
        XPath path = unlimited().newXPath();
        path.setXPathVariableResolver(name -> answer);
        path.setXPathFunctionResolver((name, count) -> function(form, name.getLocalPart()));
        path.setNamespaceContext(new NamespaceContext() {
            @Override
            public String getNamespaceURI(String prefix) {
                return "urn:odk";
            }

            @Override
            public String getPrefix(String uri) {
                return null;
            }

            @Override
            public Iterator<String> getPrefixes(String uri) {
                return Collections.emptyIterator();
            }
        });
        // The answer is the context node of its question; functions of ODK need a prefix here.
        String expression = constraint.replaceAll("(regex|string-length|translate)\\(\\.", "$1(\\$answer").replace("regex(", "odk:regex(")
                .replaceAll("instance\\('status'\\)/root/item/([a-z]+)", "odk:words('$1')");
        try {
            return (Boolean) path.evaluate(expression, form, XPathConstants.BOOLEAN);
        } catch (XPathExpressionException e) {
            throw new IllegalStateException(constraint, e);
        }
    }

    private static XPathFactory unlimited() {
        XPathFactory factory = XPathFactory.newInstance();
        factory.setProperty("jdk.xml.xpathExprGrpLimit", "0");
        factory.setProperty("jdk.xml.xpathExprOpLimit", "0");
        return factory;
    }

    private static XPathFunction function(Document form, String name) {
        return name.equals("regex") ? arguments -> Pattern.matches((String) arguments.get(1), (String) arguments.get(0))
                : arguments -> words(form, (String) arguments.getFirst());
    }

    private static String words(Document form, String language) {
        NodeList instances = form.getElementsByTagName("instance");
        for (int i = 0; i < instances.getLength(); i++) {
            Element instance = (Element) instances.item(i);
            if (instance.getAttribute("id").equals("status")) {
                return instance.getElementsByTagName(language).item(0).getTextContent();
            }
        }
        throw new IllegalStateException("The form has no words of migration status");
    }

    /// The message that Collect shows.
    public static String message(HttpResponse<byte[]> answer) {
        return xml(answer).getElementsByTagNameNS("http://openrosa.org/http/response", "message").item(0).getTextContent();
    }

    /// What Collect asks of each answer before it reads it.
    public static boolean isOpenRosa(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("X-OpenRosa-Version").orElse("").equals("1.0")
                && answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ENGLISH).contains("text/xml");
    }
}
