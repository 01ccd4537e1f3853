package org.palermo.gateway.suite;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;

/// Every attack is tested over both.
public enum Protocol {
    HTTP_1_1 {
        @Override
        HttpClient client(Vertx vertx) {
            return vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(50));
        }
    },
    H2C {
        @Override
        HttpClient client(Vertx vertx) {
            return vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false));
        }
    };

    abstract HttpClient client(Vertx vertx);
}
