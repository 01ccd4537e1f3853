package org.palermo.local.jvm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.palermo.local.Ports;

/// A training run (JEP 483): one more instance of a service, on two free ports, which is asked to end as soon as it is ready.
///
/// @param ready answers 200 when it is ready
record TrainingRun(JavaService service, Map<String, String> environment, URI ready) {

    static TrainingRun of(JavaService service, Map<String, String> environment) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try (var port = new ServerSocket(0, 1, loopback); var management = new ServerSocket(0, 1, loopback)) {
            var own = new TreeMap<>(environment);
            own.put("QUARKUS_HTTP_PORT", String.valueOf(port.getLocalPort()));
            own.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management.getLocalPort()));
            return new TrainingRun(service, own, URI.create(Ports.inside(management.getLocalPort()) + "/q/health/ready"));
        }
    }
}
