package org.palermo.systemtest.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Checks the files as they are written, because kustomize hides some mistakes when it merges.
class SourcesTest {
    private static final Path K8S = Kustomize.ROOT.resolve("k8s");

    static Stream<Path> files() throws IOException {
        try (var all = Files.walk(K8S)) {
            return all.filter(f -> f.toString().endsWith(".yml")).filter(f -> !f.endsWith("realm-import.head.yml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void has_no_key_twice(Path file) throws IOException {
        assertFalse(StrictYaml.documents(Files.readString(file)).isEmpty());
    }

    @Test
    void the_imported_realm_is_the_realm_file() throws IOException {
        var imported = StrictYaml.documents(Files.readString(K8S.resolve("base/keycloak/realm-import.yml"))).getFirst().at("/spec/realm");
        var realm = new ObjectMapper().readTree(K8S.resolve("keycloak/palermo-realm.json").toFile());
        assertEquals(realm, imported, "run k8s/keycloak/render");
    }

    @Test
    void every_placeholder_of_the_realm_has_a_value() throws IOException {
        var imported = StrictYaml.as(CustomResources.KeycloakRealmImport.class, StrictYaml.documents(Files.readString(K8S.resolve("base/keycloak/realm-import.yml"))).getFirst());
        var placeholders = Pattern.compile("\\$\\{(PALERMO_[A-Z_]+)}").matcher(imported.spec().realm().toString()).results().map(m -> m.group(1)).collect(java.util.stream.Collectors.toSet());
        var keycloak = StrictYaml.as(CustomResources.Keycloak.class, StrictYaml.documents(Files.readString(K8S.resolve("base/keycloak/keycloak.yml"))).getFirst());
        var given = new java.util.HashSet<>(imported.spec().placeholders().keySet());
        keycloak.spec().env().forEach(e -> given.add(e.name()));
        assertEquals(placeholders, given);
    }

    /// A variable that the code reads but the guide does not name would be unknown to whoever deploys.
    @Test
    void every_variable_in_the_applications_configuration_is_in_the_guide() throws IOException {
        var known = Guide.read().variables().stream().map(Guide.Variable::name).toList();
        var files = Stream.concat(OverlayRules.APPLICATIONS.stream().map(a -> a + "/src/main/resources/application.properties"),
                Stream.of("kernel", "access-token").map(m -> m + "/src/main/resources/META-INF/microprofile-config.properties")).toList();
        for (var file : files) {
            variables(Files.readString(Kustomize.ROOT.resolve(file))).forEach(v -> assertTrue(known.contains(v), file + ": " + v));
        }
    }

    private static List<String> variables(String properties) {
        return Pattern.compile("\\$\\{(PALERMO_[A-Z_]+)").matcher(properties).results().map(m -> m.group(1)).distinct().toList();
    }
}
