package org.palermo.systemtest.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The component that makes PDF files of pages to print.
class PdfTest {

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void its_pod_is_restricted_and_has_no_secret_no_token_and_no_setting(String name) {
        var pod = deployment(Overlay.with(name, "pdf"), "pdf").getSpec().getTemplate();
        assertEquals(List.of(), Restricted.violations(pod));
        assertEquals(false, pod.getSpec().getAutomountServiceAccountToken());
        var container = pod.getSpec().getContainers().getFirst();
        assertEquals(true, container.getSecurityContext().getReadOnlyRootFilesystem());
        assertTrue(container.getEnv().isEmpty() && container.getEnvFrom().isEmpty());
        assertTrue(pod.getSpec().getVolumes().stream().allMatch(volume -> Objects.nonNull(volume.getEmptyDir())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void the_portal_offers_files_only_with_it(String name) {
        var without = Overlay.of(name);
        assertFalse(without.environment(container(without, "portal")).containsKey("PALERMO_PDF_URL"));
        var with = Overlay.with(name, "pdf");
        assertEquals("http://pdf", with.environment(container(with, "portal")).get("PALERMO_PDF_URL"));
        assertTrue(with.environment(container(with, "portal")).containsKey("PALERMO_GATEWAY_URL"), "the other settings of the portal stay");
        var service = with.all(Service.class).filter(one -> one.getMetadata().getName().equals("pdf")).findFirst().orElseThrow();
        assertEquals(80, service.getSpec().getPorts().getFirst().getPort());
        assertEquals(8088, service.getSpec().getPorts().getFirst().getTargetPort().getIntVal());
        assertEquals(8088, container(with, "pdf").getPorts().getFirst().getContainerPort());
    }

    private static Container container(Overlay overlay, String name) {
        return deployment(overlay, name).getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private static Deployment deployment(Overlay overlay, String name) {
        return overlay.all(Deployment.class).filter(one -> one.getMetadata().getName().equals(name)).findFirst().orElseThrow();
    }
}
