package org.palermo.kernel.test.api;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.PoolingClientConnectionManager;

/// One HTTP client for all calls of REST Assured, which would make a new one, with a new connection, for each.
@SuppressWarnings("deprecation")
final class SharedClient {
    /// More than any test has open at a time.
    private static final int CONNECTIONS = 1_000;
    private static final HttpClient CLIENT = client();

    private SharedClient() {}

    /// Quarkus sets its own configuration anew for each test, so this must be called for each.
    static void use() {
        RestAssuredConfig config = RestAssured.config == null ? RestAssuredConfig.config() : RestAssured.config;
        RestAssured.config = config.httpClient(config.getHttpClientConfig().httpClientFactory(() -> CLIENT).reuseHttpClientInstance());
    }

    private static HttpClient client() {
        var connections = new PoolingClientConnectionManager();
        connections.setMaxTotal(CONNECTIONS);
        connections.setDefaultMaxPerRoute(CONNECTIONS);
        return new DefaultHttpClient(connections);
    }
}
