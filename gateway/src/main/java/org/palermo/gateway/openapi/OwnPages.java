package org.palermo.gateway.openapi;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.palermo.gateway.header.SecurityHeaders;
import org.palermo.gateway.limit.RateLimits;
import org.palermo.gateway.problem.Problems;
import org.palermo.gateway.problem.Refusals;
import org.palermo.gateway.problem.Telemetry;
import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.RateClass;
import org.palermo.gateway.route.Route;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/// The pages that the gateway itself serves: the redirect to the portal, the OpenAPI document of the suite, and the page
/// that shows it.
@ApplicationScoped
public class OwnPages {

    private static final Map<String, DocumentationFile> FILES = Map.of(
            "/docs", DocumentationFile.ours("docs/index.html", "text/html; charset=utf-8"),
            "/docs/read.js", DocumentationFile.ours("docs/read.js", "text/javascript; charset=utf-8"),
            "/docs/read.css", DocumentationFile.ours("docs/read.css", "text/css; charset=utf-8"),
            "/docs/swagger-ui.css", DocumentationFile.ofSwaggerUi("swagger-ui.css", "text/css; charset=utf-8"),
            "/docs/swagger-ui-bundle.js", DocumentationFile.ofSwaggerUi("swagger-ui-bundle.js", "text/javascript; charset=utf-8"));

    /// Not `gzip;q=0`, which refuses it.
    private static final Pattern GZIP = Pattern.compile("(?i)(?:^|[, ])gzip(?! ?; ?q=0(?:[.]0{1,3})?(?:[, ]|$))(?:[,; ]|$)");

    private final Vertx vertx;
    private final OpenApi openApi;
    private final RateLimits limits;
    private final Refusals refusals;
    private final Telemetry telemetry;

    @Inject
    OwnPages(Vertx vertx, OpenApi openApi, RateLimits limits, Refusals refusals, Telemetry telemetry) {
        this.vertx = vertx;
        this.openApi = openApi;
        this.limits = limits;
        this.refusals = refusals;
        this.telemetry = telemetry;
    }

    /// @return whether the path is one of ours; then the call is or will be answered
    public boolean answer(Call call, String path) {
        var file = FILES.get(path);
        if (file == null && !path.equals("/") && !path.equals("/openapi")) {
            return false;
        }
        var method = call.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            refusals.send(call, Problems.methodNotAllowed(List.of("GET", "HEAD")));
            return true;
        }
        var tooMany = limits.count(RateClass.PORTAL, call.caller().network());
        if (tooMany.isPresent()) {
            refusals.send(call, tooMany.get());
        } else if (file != null) {
            vertx.executeBlocking(() -> file.read(acceptsGzip(call)), false)
                    .onSuccess(body -> send(call, file.type(), "max-age=3600", Route.Pages.PORTAL, body))
                    .onFailure(failure -> fail(call, failure));
        } else if (path.equals("/")) {
            toPortal(call);
        } else {
            awaitDocument(call);
        }
        return true;
    }

    private static void toPortal(Call call) {
        var response = call.request().response();
        SecurityHeaders.add(response.headers(), Route.Pages.PORTAL, call.caller().https());
        response.setStatusCode(303).putHeader("Location", "/portal").putHeader("Content-Length", "0").end();
        call.request().resume();
    }

    /// The document may be created for a caller of another event loop. Each gets it on the loop of its own connection.
    private void awaitDocument(Call call) {
        var loop = vertx.getOrCreateContext();
        openApi.document().onComplete(document -> loop.runOnContext(now -> {
            if (document.succeeded()) {
                sendDocument(call, document.result());
            } else {
                fail(call, document.cause());
            }
        }));
    }

    private static void sendDocument(Call call, OpenApi.Written document) {
        send(call, "application/json", "max-age=60", Route.Pages.DATA, acceptsGzip(call) ? document.gzip() : document.plain());
    }

    private static void send(Call call, String type, String cached, Route.Pages pages, Buffer body) {
        if (call.request().response().closed()) {
            // The caller has left meanwhile.
            return;
        }
        var headers = call.request().response().headers();
        headers.set("Content-Type", type).set("Cache-Control", cached).set("Vary", "Accept-Encoding");
        if (acceptsGzip(call)) {
            headers.set("Content-Encoding", "gzip");
        }
        SecurityHeaders.add(headers, pages, call.caller().https());
        end(call, body);
    }

    private static void end(Call call, Buffer body) {
        var response = call.request().response();
        response.putHeader("Content-Length", Integer.toString(body.length()));
        if (call.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(body);
        }
        call.request().resume();
    }

    private void fail(Call call, Throwable failure) {
        telemetry.unexpected(call, failure);
        refusals.send(call, Problems.UNEXPECTED);
    }

    private static boolean acceptsGzip(Call call) {
        var accepted = call.request().getHeader("Accept-Encoding");
        return accepted != null && GZIP.matcher(accepted).find();
    }
}
