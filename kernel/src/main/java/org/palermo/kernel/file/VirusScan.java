package org.palermo.kernel.file;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/// Has files scanned by the configured scanner, if there is one.
@ApplicationScoped
class VirusScan {
    private final FilesConfig config;
    private final Vertx vertx;
    private final Optional<IcapAddress> address;

    /// @throws IllegalStateException when the configured address is not an ICAP address: the service does not start
    VirusScan(FilesConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
        this.address = config.scan().map(IcapAddress::of);
    }

    /// The scan of one file.
    interface Run extends AutoCloseable {

        /// @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when the scanner does not answer, 422 when it refuses the file
        void send(byte[] bytes, int from, int count);

        /// @throws io.quarkiverse.resteasy.problem.HttpProblem as for {@link #send}
        ScanResult result();

        @Override
        void close();
    }

    Run begin() {
        return address.<Run>map(scanner -> new IcapScan(scanner, config.scanTimeout(), vertx)).orElse(NONE);
    }

    private static final Run NONE = new Run() {
        @Override
        public void send(byte[] bytes, int from, int count) {
            // Nobody scans.
        }

        @Override
        public ScanResult result() {
            return ScanResult.NOT_CONFIGURED;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /// @param service the path of the scanner's service, with its slash
    record IcapAddress(String host, int port, String service) {
        private static final int PORT = 1344;

        static IcapAddress of(URI uri) {
            if (!"icap".equals(uri.getScheme()) || uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
                throw new IllegalStateException("palermo.files.scan must have the form icap://host:port/service");
            }
            return new IcapAddress(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort(), uri.getRawPath());
        }
    }
}
