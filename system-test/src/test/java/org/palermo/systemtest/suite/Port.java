package org.palermo.systemtest.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// The ports of the suite on this machine, counted from the public port.
public enum Port {
    GATEWAY("gateway", 0),
    PORTAL("portal", 1),
    REFERRAL("referral-service", 2),
    SHELTER("shelter-capacity-service", 3),
    INSPECTION("labour-inspection-service", 4),
    KEYCLOAK("keycloak", 5),
    POSTGRES("postgres", 6);

    /// What makes PDF files, which only the taint test starts.
    private static final int PDF = 8;
    private static final int MANAGEMENT = 20;
    private static final int BLOCK = 30;

    private final String service;
    private final int offset;

    Port(String service, int offset) {
        this.service = service;
        this.offset = offset;
    }

    /// The service's name in `status`.
    public String service() {
        return service;
    }

    public int from(int publicPort) {
        return publicPort + offset;
    }

    public int managementFrom(int publicPort) {
        return publicPort + offset + MANAGEMENT;
    }

    public static int pdfManagementFrom(int publicPort) {
        return publicPort + PDF + MANAGEMENT;
    }

    /// A public port that is free, like all ports that are counted from it.
    static int freeBlock() {
        var tries = ThreadLocalRandom.current().ints(200, 300).map(block -> block * 100).limit(50);
        return tries.filter(Port::isFree).findFirst().orElseThrow(() -> new IllegalStateException("no thirty free ports in a row"));
    }

    private static boolean isFree(int publicPort) {
        return IntStream.range(publicPort, publicPort + BLOCK).allMatch(port -> {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (IOException e) {
                return false;
            }
        });
    }
}
