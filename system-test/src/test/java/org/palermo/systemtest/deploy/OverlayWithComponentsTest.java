package org.palermo.systemtest.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each overlay with each component that it may have: what an overlay says after its components must not take back what a component says.
class OverlayWithComponentsTest {

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
    void every_host_name_is_the_overlays(String name, String component) {
        var overlay = Overlay.with(name, component);
        overlay.sources().stream().filter(source -> !source.path("kind").asText().equals("KeycloakRealmImport"))
                .forEach(source -> assertFalse(source.toString().contains(".invalid"), () -> source.path("kind") + " names no host"));
    }

    private static Stream<Container> containers(Overlay overlay) {
        return Stream.concat(overlay.all(Deployment.class).map(d -> d.getSpec().getTemplate()), overlay.all(Job.class).map(j -> j.getSpec().getTemplate()))
                .flatMap(pod -> pod.getSpec().getContainers().stream());
    }

    /// As the applications' own manifests have it, which the build writes.
    private static String version() {
        return Overlay.of("staging").all(Deployment.class).findFirst().orElseThrow().getSpec().getTemplate().getSpec().getContainers().getFirst().getImage()
                .replaceAll(".*:", "");
    }
}
