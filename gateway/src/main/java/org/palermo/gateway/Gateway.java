package org.palermo.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Starts the gateway, after three switches that are read before any of our beans exist.
@QuarkusMain
public class Gateway {

    public static void main(String... arguments) {
        // Else Quarkus answers what is no URI itself, with nothing; [PublicPath] refuses the same and says so.
        System.setProperty("vertx.disableURIValidation", "true");
        // Else Vert.x looks at each character of a header four times on its way; [HeaderSyntax] does once, for both directions.
        System.setProperty("vertx.disableHttpHeadersValidation", "true");
        // Else Netty shows no connection to ConnectionHook.
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
        Quarkus.run(arguments);
    }
}
