package org.palermo.systemtest.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each overlay with each possible component: the settings that an overlay has after its components must not undo a
/// component's settings.
class OverlayWithComponentsTest {

    /// In MiB, as computed in docs/guides/scale.md.
    private static final Map<String, Integer> HEAPS = Map.of(
            "gateway", 240, "portal", 160, "referral-service", 304, "shelter-capacity-service", 224, "labour-inspection-service", 224,
            "pdf", 384);
    private static final BigDecimal JVM_NEEDS = Quantity.getAmountInBytes(new Quantity("640Mi"));

    static Stream<Arguments> overlaysWithComponents() throws IOException {
        try (var folders = Files.list(Kustomize.ROOT.resolve("k8s/components"))) {
            var components = folders.map(folder -> folder.getFileName().toString()).sorted().toList();
            return Stream.of("staging", "production").flatMap(overlay -> components.stream().map(component -> Arguments.of(overlay, component)));
        }
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("overlaysWithComponents")
    void every_application_runs_the_image_of_one_release(String name, String component) {
        var overlay = Overlay.with(name, component);
        var suffix = component.equals("jvm") ? "-jvm" : "";
        var tags = containers(overlay).map(container -> container.getImage().replaceAll(".*:", "")).distinct().toList();
        assertEquals(List.of(version() + suffix), tags);
        if (component.equals("jvm")) {
            containers(overlay).forEach(container -> assertTrue(
                    Quantity.getAmountInBytes(container.getResources().getLimits().get("memory")).compareTo(JVM_NEEDS) >= 0, container.getImage()));
        }
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("overlaysWithComponents")
    void every_host_name_comes_from_the_overlay(String name, String component) {
        var overlay = Overlay.with(name, component);
        overlay.sources().stream().filter(source -> !source.path("kind").asText().equals("KeycloakRealmImport"))
                .forEach(source -> assertFalse(source.toString().contains(".invalid"), () -> source.path("kind") + " has a placeholder for a host name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void the_certificate_of_the_ingress_is_in_the_guide(String name) {
        var certificates = Overlay.with(name, "ingress").all(Ingress.class).flatMap(ingress -> ingress.getSpec().getTls().stream()).map(IngressTLS::getSecretName).toList();
        assertEquals(1, certificates.size());
        assertTrue(Guide.read().names(certificates.getFirst(), "tls.crt"), certificates::toString);
    }

    /// In every image, the heap is half of the memory limit.
    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("overlaysWithComponents")
    void every_heap_is_large_enough_for_the_worst_case_of_its_limits(String name, String component) {
        Overlay.with(name, component).all(Deployment.class).forEach(deployment -> {
            var application = deployment.getMetadata().getName();
            var limit = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getResources().getLimits().get("memory");
            var heap = Quantity.getAmountInBytes(new Quantity(2 * HEAPS.get(application) + "Mi"));
            assertTrue(Quantity.getAmountInBytes(limit).compareTo(heap) >= 0, application + " has " + limit);
        });
    }

    @Test
    void every_image_gives_half_of_its_limit_to_the_heap() throws IOException {
        assertTrue(Files.readString(Kustomize.ROOT.resolve("docker/Dockerfile.jvm")).contains("\"-XX:MaxRAMPercentage=50\", \"-XX:+ExitOnOutOfMemoryError\""));
        assertTrue(Files.readString(Kustomize.ROOT.resolve("docker/Dockerfile.native")).contains("\"-XX:MaximumHeapSizePercent=50\", \"-XX:+ExitOnOutOfMemoryError\""));
        var pom = Files.readString(Kustomize.ROOT.resolve("pom.xml"));
        assertTrue(pom.contains(">-XX:MaxRAMPercentage=50,-XX:+ExitOnOutOfMemoryError</quarkus.jib.jvm-additional-arguments>"));
        assertTrue(pom.contains("-XX:MaximumHeapSizePercent=50,-XX:+ExitOnOutOfMemoryError</quarkus.jib.native-arguments>"));
    }

    private static Stream<Container> containers(Overlay overlay) {
        return Stream.concat(overlay.all(Deployment.class).map(d -> d.getSpec().getTemplate()), overlay.all(Job.class).map(j -> j.getSpec().getTemplate()))
                .flatMap(pod -> pod.getSpec().getContainers().stream());
    }

    /// The version in the applications' manifests, which the build writes.
    private static String version() {
        return Overlay.of("staging").all(Deployment.class).findFirst().orElseThrow().getSpec().getTemplate().getSpec().getContainers().getFirst().getImage()
                .replaceAll(".*:", "");
    }
}
