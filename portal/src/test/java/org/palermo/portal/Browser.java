package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A browser without JavaScript: cookies, redirects, links and forms. It records everything that a server sent to it.
final class Browser {
    private static final String BOUNDARY = "----palermo-7MA4YWxkTrZu0gW";

    private final CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(jar)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final String origin;
    final List<HttpResponse<String>> seen = new ArrayList<>();
    /// The header `User-Agent`, or null.
    String userAgent;

    Browser(int port) {
        origin = "http://127.0.0.1:" + port;
    }

    String address(String path) {
        return origin + path;
    }

    Document open(String path, String... headers) {
        return document(get(path, headers));
    }

    /// The last answer, after all redirects.
    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : origin + path));
        return follow(headers.length > 0 ? request.headers(headers) : request);
    }

    /// The first answer, without following redirects.
    HttpResponse<String> once(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).headers(headers).build());
    }

    /// What a script of a page asks. Nothing is followed.
    HttpResponse<String> script(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path)).headers("Sec-Fetch-Site", "same-origin");
        return send((headers.length > 0 ? request.headers(headers) : request).method(method, HttpRequest.BodyPublishers.ofByteArray(body)).build());
    }

    /// One request of any method, as a browser sends it to show a page. Nothing is followed.
    HttpResponse<String> ask(String method, String path, String body, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).headers(headers)
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> post(String path, String form) {
        return follow(HttpRequest.newBuilder(URI.create(origin + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    HttpResponse<String> submit(Element form) {
        StringBuilder body = new StringBuilder();
        form.select("input[name]").forEach(i -> add(body, i.attr("name"), i.attr("value")));
        return post(form.attr("action"), body.toString());
    }

    /// Chooses answers in a form, then sends it.
    Document send(Document page, String action, String... chosen) {
        Element form = page.selectFirst("form[action=" + action + "]");
        StringBuilder body = new StringBuilder();
        form.select("input[type=hidden]").forEach(i -> add(body, i.attr("name"), i.attr("value")));
        for (int i = 0; i < chosen.length; i += 2) {
            assertThat(form.select("[name=" + chosen[i] + "]")).as(chosen[i]).isNotEmpty();
            add(body, chosen[i], chosen[i + 1]);
        }
        return document(post(action, body.toString()));
    }

    /// Sends a form that has a file, as browsers do.
    ///
    /// @param fields of the form, with their values
    HttpResponse<String> upload(Document page, String action, String name, String fileName, byte[] content, String... fields) {
        Element form = page.selectFirst("form[action=" + action + "]");
        assertThat(form.attr("enctype")).isEqualTo("multipart/form-data");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.select("input[type=hidden]").forEach(i -> part(body, i.attr("name"), i.attr("value")));
        for (int i = 0; i < fields.length; i += 2) {
            assertThat(form.select("[name=" + fields[i] + "]")).as(fields[i]).isNotEmpty();
            part(body, fields[i], fields[i + 1]);
        }
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return follow(HttpRequest.newBuilder(URI.create(origin + action)).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String name, String value) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /// The bytes of an answer, without following redirects.
    HttpResponse<byte[]> bytes(String path) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(origin + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<HttpCookie> cookies() {
        return jar.getCookieStore().getCookies();
    }

    String cookie(String name) {
        return cookies().stream().filter(c -> c.getName().equals(name)).map(HttpCookie::getValue).findFirst().orElse(null);
    }

    Document document(HttpResponse<String> response) {
        return Jsoup.parse(response.body(), response.uri().toString());
    }

    void forget(String name) {
        jar.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).toList().forEach(cookie -> jar.getCookieStore().remove(null, cookie));
    }

    /// Everything that reached the browser: addresses, headers, bodies.
    String everything() {
        StringBuilder all = new StringBuilder();
        seen.forEach(r -> all.append(r.uri()).append('\n').append(r.headers().map()).append('\n').append(r.body()).append('\n'));
        return all.toString();
    }

    private static void add(StringBuilder body, String name, String value) {
        body.append(body.isEmpty() ? "" : "&").append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> follow(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request.build());
        for (int hop = 0; hop < 10 && response.headers().firstValue("Location").isPresent(); hop++) {
            response = send(HttpRequest.newBuilder(response.uri().resolve(response.headers().firstValue("Location").get())).build());
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpRequest sent = userAgent == null ? request
                    : HttpRequest.newBuilder(request, (name, value) -> true).setHeader("User-Agent", userAgent).build();
            HttpResponse<String> response = http.send(sent, HttpResponse.BodyHandlers.ofString());
            seen.add(response);
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
