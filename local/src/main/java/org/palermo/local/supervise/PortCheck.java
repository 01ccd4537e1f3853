package org.palermo.local.supervise;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;

/// Checks before a start whether another process listens on a port, and reports it in one line: otherwise the service
/// would fail with a page of log.
public final class PortCheck {

    private PortCheck() {}

    /// A message for the first port that is not free.
    public static Optional<String> among(Map<Integer, String> ports) {
        return ports.entrySet().stream()
                .filter(entry -> !isFree(entry.getKey()))
                .findFirst()
                .map(entry -> line(entry.getKey(), entry.getValue(), PortOwner.of(entry.getKey())));
    }

    static String line(int port, String service, Optional<String> owner) {
        var who = owner.map(name -> " by " + name).orElse("");
        return "Port %d, which %s needs, is taken%s. Stop that, or give another with --port.".formatted(port, service, who);
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
