package org.palermo.gateway.openapi;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Properties;

import io.vertx.core.buffer.Buffer;

/// A file of the documentation page, read from the class path at its first request and kept, plain and compressed.
final class DocumentationFile {

    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/";

    private final String file;
    private final boolean ofSwaggerUi;
    private final String type;
    private Buffer plain;
    private Buffer gzip;

    private DocumentationFile(String file, boolean ofSwaggerUi, String type) {
        this.file = file;
        this.ofSwaggerUi = ofSwaggerUi;
        this.type = type;
    }

    static DocumentationFile ours(String file, String type) {
        return new DocumentationFile(file, false, type);
    }

    static DocumentationFile ofSwaggerUi(String file, String type) {
        return new DocumentationFile(file, true, type);
    }

    String type() {
        return type;
    }

    /// Blocks at the first call.
    synchronized Buffer read(boolean compressed) throws IOException {
        if (plain == null) {
            var content = load(ofSwaggerUi ? SWAGGER_UI + swaggerUiVersion() + '/' + file : file);
            gzip = SharedContent.of(Gzip.of(content));
            plain = SharedContent.of(content);
        }
        return compressed ? gzip : plain;
    }

    private static String swaggerUiVersion() throws IOException {
        var properties = new Properties();
        properties.load(new ByteArrayInputStream(load("META-INF/maven/org.webjars/swagger-ui/pom.properties")));
        return properties.getProperty("version");
    }

    private static byte[] load(String resource) throws IOException {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return in.readAllBytes();
        }
    }
}
