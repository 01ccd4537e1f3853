package org.palermo.shelter.oncall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends by the country's gateway when one is configured, otherwise writes files.
@DefaultBean
@ApplicationScoped
class ConfiguredSms implements SmsCarrier {
    private final SmsConfig config;
    private final String environment;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final HttpClient http;

    ConfiguredSms(SmsConfig config, @ConfigProperty(name = "palermo.environment", defaultValue = "local") String environment,
            ObjectMapper json, Vertx vertx) {
        this.config = config;
        this.environment = environment;
        this.json = json;
        this.vertx = vertx;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) config.deadline().toMillis())
                .setMaxHeaderSize(8 * 1024));
    }

    @RegisterForReflection
    record Message(UUID id, String to, String text) {}

    /// Phone numbers must leave encrypted. The one exception, never in production, is a test gateway on the same machine.
    void requireTls(@Observes StartupEvent start) {
        boolean open = config.gateway().filter(url -> !"https".equals(url.getScheme())).isPresent();
        if (open && (environment.equals("production") || !"localhost".equals(config.gateway().orElseThrow().getHost()))) {
            throw new IllegalStateException("PALERMO_SMS_GATEWAY must begin with https://.");
        }
    }

    @Override
    public boolean isOpen() {
        return config.gateway().isPresent() || config.directory().isPresent();
    }

    @Override
    public Uni<Void> carry(UUID message, String number, String text) {
        String body = body(new Message(message, number, text));
        return config.gateway().isPresent() ? post(config.gateway().get(), body) : write(config.directory().orElseThrow(), message, body);
    }

    private Uni<Void> post(URI url, String body) {
        boolean tls = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        RequestOptions to = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(tls)
                .setFollowRedirects(false)
                .setTimeout(config.deadline().toMillis())
                .setHost(url.getHost()).setPort(port).setURI(url.getRawPath().isEmpty() ? "/" : url.getRawPath());
        return http.request(to)
                .flatMap(request -> {
                    config.token().ifPresent(token -> request.putHeader("authorization", "Bearer " + token));
                    return request.putHeader("content-type", "application/json").send(body)
                            .invoke(answer -> {
                                if (answer.statusCode() / 100 != 2) {
                                    throw new IllegalStateException("The gateway answered " + answer.statusCode());
                                }
                            })
                            .onTermination().invoke(() -> request.connection().closeAndForget());
                })
                .ifNoItem().after(config.deadline()).fail()
                .replaceWithVoid();
    }

    private Uni<Void> write(Path folder, UUID message, String body) {
        return vertx.fileSystem().mkdirs(folder.toString())
                .chain(() -> vertx.fileSystem().writeFile(folder.resolve(message + ".json").toString(), Buffer.buffer(body)));
    }

    private String body(Message message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A text message can't be written");
        }
    }
}
