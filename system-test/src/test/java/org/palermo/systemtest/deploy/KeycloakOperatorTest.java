package org.palermo.systemtest.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The operator's manifest is not part of this repository. This tests what the namespace demands of it.
class KeycloakOperatorTest {

    /// The label in the manifest that Keycloak publishes (keycloak-k8s-resources, kubernetes.yml).
    private static final Map<String, String> OPERATOR = Map.of("app.kubernetes.io/name", "keycloak-operator");

    @Test
    void the_patch_makes_it_pass_the_restricted_standard() throws IOException {
        var patch = StrictYaml.documents(Files.readString(Kustomize.ROOT.resolve("k8s/keycloak/operator/restricted.yml"))).getFirst();
        assertEquals("keycloak-operator", patch.at("/spec/template/spec/containers/0/name").asText());
        assertEquals(List.of(), Restricted.violations(StrictYaml.as(PodTemplateSpec.class, patch.at("/spec/template"))));
    }

    @Test
    void the_patch_gives_it_time_to_start() throws IOException {
        var patch = StrictYaml.documents(Files.readString(Kustomize.ROOT.resolve("k8s/keycloak/operator/restricted.yml"))).getFirst();
        assertEquals(60, patch.at("/spec/template/spec/containers/0/startupProbe/failureThreshold").asInt());
    }

    /// The operator watches all four kinds, whether they are used or not, and exits if one of them is not defined.
    @Test
    void the_guide_installs_the_operator_of_keycloaks_version_with_every_definition() throws IOException {
        var guide = Files.readString(Kustomize.ROOT.resolve("docs/guides/deploy.md"));
        var image = Overlay.of("production").all(CustomResources.Keycloak.class).findFirst().orElseThrow().spec().image();
        assertTrue(guide.contains("keycloak-k8s-resources/" + image.replaceAll(".*:", "") + "/kubernetes\n"), image);
        assertTrue(guide.contains("in keycloaks keycloakrealmimports keycloakoidcclients keycloaksamlclients; do\n"));
    }

    @Test
    void the_operator_may_call_the_api_server_and_nobody_may_call_the_operator() {
        var policy = Overlay.of("production").all(NetworkPolicy.class).filter(p -> OPERATOR.equals(p.getSpec().getPodSelector().getMatchLabels())).findFirst().orElseThrow();
        assertEquals(List.of("Ingress", "Egress"), policy.getSpec().getPolicyTypes());
        assertTrue(policy.getSpec().getIngress().isEmpty());
        // By port only. If addresses were named, some network plugins would not count the nodes among them.
        var egress = policy.getSpec().getEgress().getFirst();
        assertTrue(egress.getTo().isEmpty());
        var ports = egress.getPorts().stream().map(port -> port.getPort().getIntVal()).toList();
        assertEquals(List.of(443, 6443), ports);
    }
}
