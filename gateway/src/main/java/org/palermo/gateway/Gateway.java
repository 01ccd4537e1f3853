package org.palermo.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Starts the gateway, after setting three switches that are read before any of our beans exist.
@QuarkusMain
public class Gateway {

    public static void main(String... arguments) {
        // Otherwise Quarkus itself answers an invalid URI, without a body; PublicPath refuses it with a problem.
        System.setProperty("vertx.disableURIValidation", "true");
        // Otherwise Vert.x checks each character of a header four times; HeaderSyntax does it once, for both directions.
        System.setProperty("vertx.disableHttpHeadersValidation", "true");
        // Otherwise Netty shows no connection to ConnectionHook.
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
        Quarkus.run(arguments);
    }
}
