package org.palermo.portal.pdf;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Calls the application that turns a page into a PDF, on the internal network.
@Singleton
class PdfClient {
    private static final Logger LOG = Logger.getLogger(PdfClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    /// It gives up after 12 seconds.
    private static final Duration ANSWER = Duration.ofSeconds(15);
    /// It prints two at once. More connections would only be refused.
    private static final int MOST_AT_ONCE = 4;
    private static final int MOST_WAITING = 20;
    private static final int OK = 200;

    private final WebClient client;
    private final Optional<String> address;

    PdfClient(Vertx vertx, @ConfigProperty(name = "palermo.pdf.url") Optional<String> url) {
        address = url.map(said -> (said.endsWith("/") ? said.substring(0, said.length() - 1) : said) + "/documents");
        client = WebClient.create(vertx, new WebClientOptions().setConnectTimeout((int) CONNECT.toMillis()).setFollowRedirects(false)
                .setMaxPoolSize(MOST_AT_ONCE).setMaxWaitQueueSize(MOST_WAITING));
    }

    boolean isConfigured() {
        return address.isPresent();
    }

    /// @param page with a `main`
    /// @return empty when it does not answer with a PDF
    Uni<Optional<byte[]>> print(String page) {
        return client.requestAbs(HttpMethod.POST, address.orElseThrow()).putHeader("Content-Type", "text/html;charset=utf-8")
                .timeout(ANSWER.toMillis()).sendBuffer(Buffer.buffer(page))
                .map(answer -> {
                    if (answer.statusCode() != OK) {
                        LOG.warnf("No PDF: the answer was %d", answer.statusCode());
                        return Optional.<byte[]>empty();
                    }
                    return Optional.of(answer.bodyAsBuffer().getBytes());
                })
                .onFailure().recoverWithItem(e -> {
                    LOG.warnf("No PDF: %s", e.getClass().getSimpleName());
                    return Optional.empty();
                });
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
