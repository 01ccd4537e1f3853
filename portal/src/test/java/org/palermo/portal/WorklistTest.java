package org.palermo.portal;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Element;

/// The addresses and forms that the tests of the worklist share.
abstract class WorklistTest extends PortalTest {
    static final String LIST = "/portal/desk/cases";
    static final String CASE = "01900000-0000-7000-8000-000000000000";
    static final String OTHER = "01900000-0000-7000-8000-000000000001";

    static List<FakeGateway.Request> asked(String path) {
        return TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(path)).toList();
    }

    /// Sends a form as a browser does: what it carries, and what was chosen.
    static HttpResponse<String> submit(Browser browser, Element form, String action, String... chosen) {
        StringBuilder body = new StringBuilder();
        form.select("input[type=hidden]").forEach(i -> add(body, i.attr("name"), i.attr("value")));
        for (int i = 0; i < chosen.length; i += 2) {
            add(body, chosen[i], chosen[i + 1]);
        }
        return browser.post(action, body.toString());
    }

    private static void add(StringBuilder body, String name, String value) {
        body.append(body.isEmpty() ? "" : "&").append(URLEncoder.encode(name, StandardCharsets.UTF_8)).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
