package org.palermo.bench.suite;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What a measurement does as a browser does: it keeps cookies, follows redirects, and fills in Keycloak's form.
public final class PortalBrowser {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    private PortalBrowser() {}

    public static HttpClient create() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new LocalCookies())
                .followRedirects(HttpClient.Redirect.NORMAL).build();
    }

    /// The request that sends an account's name and password.
    ///
    /// @param form the page to which the portal leads a person who has not signed in
    public static HttpRequest.Builder signIn(HttpResponse<String> form, String account) throws IOException {
        var address = FORM.matcher(form.body());
        if (!address.find()) {
            throw new IOException("no form to sign in at " + form.uri());
        }
        var credentials = "username=%1$s&password=%2$s".formatted(account, URLEncoder.encode("palermo-" + account, StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(address.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(credentials));
    }
}
