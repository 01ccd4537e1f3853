package org.palermo.systemtest.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Evaluates the network policies as a cluster does: both ends must allow a connection. The result must be exactly this
/// list.
class NetworkPairsTest {
    private static final List<Integer> PORTS = List.of(5432, 7800, 8000, 8080, 8081, 8082, 8083, 8084, 8100, 8101, 8102, 8103, 8104,
            8088, 8108, 9000, 57800);

    private static final List<String> ALLOWED = List.of(
            "gateway > portal:8081", "gateway > referral-service:8082", "gateway > shelter-capacity-service:8083",
            "gateway > labour-inspection-service:8084", "gateway > keycloak:8080",
            "portal > gateway:8080", "portal > keycloak:8080", "portal > portal-database:5432",
            "referral-service > keycloak:8080", "referral-service > referral-service-database:5432",
            "referral-service > shelter-capacity-service:8083",
            "shelter-capacity-service > referral-service:8082",
            "shelter-capacity-service > keycloak:8080", "shelter-capacity-service > shelter-capacity-service-database:5432",
            "labour-inspection-service > keycloak:8080", "labour-inspection-service > labour-inspection-service-database:5432",
            "labour-inspection-service > referral-service:8082",
            "portal-migration > portal-database:5432", "referral-service-migration > referral-service-database:5432",
            "shelter-capacity-service-migration > shelter-capacity-service-database:5432",
            "labour-inspection-service-migration > labour-inspection-service-database:5432",
            "keycloak > keycloak-database:5432", "keycloak > portal:8081", "keycloak > keycloak:7800", "keycloak > keycloak:57800",
            "portal-database > portal-database:5432", "portal-database > portal-database:8000",
            "keycloak-database > keycloak-database:5432", "keycloak-database > keycloak-database:8000",
            "referral-service-database > referral-service-database:5432", "referral-service-database > referral-service-database:8000",
            "shelter-capacity-service-database > shelter-capacity-service-database:5432",
            "shelter-capacity-service-database > shelter-capacity-service-database:8000",
            "labour-inspection-service-database > labour-inspection-service-database:5432",
            "labour-inspection-service-database > labour-inspection-service-database:8000");

    private record Rule(List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {}

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void only_the_listed_pairs_may_talk(String name) {
        assertEquals(String.join("\n", new TreeSet<>(ALLOWED)), String.join("\n", pairs(Overlay.of(name))));
    }

    /// The portal sends it pages. It reaches nobody.
    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void what_makes_pdf_files_is_reached_by_the_portal_only(String name) {
        var more = pairs(Overlay.with(name, "pdf"));
        more.removeAll(ALLOWED);
        assertEquals(Set.of("portal > pdf:8088"), more);
    }

    private static Set<String> pairs(Overlay overlay) {
        var policies = overlay.all(NetworkPolicy.class).toList();
        var pods = pods(overlay);
        var found = new TreeSet<String>();
        pods.forEach((from, fromLabels) -> pods.forEach((to, toLabels) -> PORTS.stream()
                .filter(port -> allowed(policies, fromLabels, "Egress", toLabels, port) && allowed(policies, toLabels, "Ingress", fromLabels, port))
                .forEach(port -> found.add(from + " > " + to + ":" + port))));
        return found;
    }

    /// The operators set the labels of their own pods; the other labels are in the manifests.
    private static Map<String, Map<String, String>> pods(Overlay overlay) {
        var pods = new LinkedHashMap<String, Map<String, String>>();
        overlay.pods().forEach((name, pod) -> pods.put(name, pod.getMetadata() == null ? Map.of() : pod.getMetadata().getLabels()));
        overlay.all(CustomResources.Keycloak.class).forEach(k -> pods.put(k.metadata().getName(),
                Map.of("app", "keycloak", "app.kubernetes.io/instance", k.metadata().getName(), "app.kubernetes.io/managed-by", "keycloak-operator")));
        overlay.all(CustomResources.Cluster.class).forEach(c -> pods.put(c.metadata().getName(), Map.of("cnpg.io/cluster", c.metadata().getName())));
        return pods;
    }

    private static boolean allowed(List<NetworkPolicy> policies, Map<String, String> pod, String direction, Map<String, String> peer, int port) {
        var applying = policies.stream().filter(p -> selects(p.getSpec().getPodSelector(), pod) && p.getSpec().getPolicyTypes().contains(direction)).toList();
        Function<NetworkPolicy, List<Rule>> rules = direction.equals("Egress")
                ? p -> p.getSpec().getEgress().stream().map(r -> new Rule(r.getTo(), r.getPorts())).toList()
                : p -> p.getSpec().getIngress().stream().map(r -> new Rule(r.getFrom(), r.getPorts())).toList();
        return applying.isEmpty() || applying.stream().flatMap(p -> rules.apply(p).stream()).anyMatch(r -> covers(r, peer, port));
    }

    private static boolean covers(Rule rule, Map<String, String> peer, int port) {
        var who = rule.peers().isEmpty() || rule.peers().stream().anyMatch(p -> p.getIpBlock() == null && p.getNamespaceSelector() == null && selects(p.getPodSelector(), peer));
        return who && (rule.ports().isEmpty() || rule.ports().stream().anyMatch(p -> p.getProtocol().equals("TCP") && new IntOrString(port).equals(p.getPort())));
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(e -> switch (e.getOperator()) {
                    case "Exists" -> labels.containsKey(e.getKey());
                    default -> throw new AssertionError("An operator that this test does not know: " + e.getOperator());
                });
    }
}
