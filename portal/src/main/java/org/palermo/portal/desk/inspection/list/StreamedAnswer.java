package org.palermo.portal.desk.inspection.list;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiFile;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;

/// What the browser gets piece by piece: a file or a page that is passed on while it arrives, or the page that says why there is none.
record StreamedAnswer(int status, Map<String, List<String>> headers, Multi<byte[]> content) {
    /// Whatever a file contains, a browser runs and loads nothing of it.
    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";
    private static final Map<String, List<String>> HTML = Map.of("Content-Type", List.of(MediaType.TEXT_HTML + ";charset=utf-8"));

    /// Lines of a table.
    static StreamedAnswer csv(String name, Multi<byte[]> content) {
        return new StreamedAnswer(200,
                Map.of("Content-Type", List.of("text/csv;charset=UTF-8"), "Content-Disposition",
                        List.of("attachment; filename=\"" + name + "\""), "Content-Security-Policy", List.of(POLICY),
                        "X-Content-Type-Options", List.of("nosniff")), content);
    }

    /// A file of a service with lines of a table, under a name of ours.
    static Uni<StreamedAnswer> csv(String name, ApiFile file, FailurePages failures) {
        return switch (file.status()) {
            case 200 -> Uni.createFrom().item(csv(name, file.content()));
            case 401, 403 -> failures.page(Failure.FORBIDDEN).map(StreamedAnswer::page);
            case 400, 404 -> failures.page(Failure.NOT_FOUND).map(StreamedAnswer::page);
            default -> failures.page(Failure.AWAY).map(StreamedAnswer::page);
        };
    }

    static StreamedAnswer page(RestResponse<String> page) {
        return new StreamedAnswer(page.getStatus(), HTML, Multi.createFrom().item(page.getEntity().getBytes(StandardCharsets.UTF_8)));
    }

    /// No page here, but at another address.
    static StreamedAnswer elsewhere(String address) {
        return new StreamedAnswer(303, Map.of("Location", List.of(address)), Multi.createFrom().empty());
    }

    /// A page that grows.
    static StreamedAnswer growing(Multi<String> html) {
        return new StreamedAnswer(200, HTML, html.map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    static RestMulti<byte[]> of(Uni<StreamedAnswer> given) {
        return RestMulti.fromUniResponse(given, StreamedAnswer::content, StreamedAnswer::headers, StreamedAnswer::status);
    }
}
