package org.palermo.systemtest.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;

/// The rules that every overlay must fulfil.
abstract class OverlayRules {
    static final Set<String> APPLICATIONS = Set.of("gateway", "portal", "referral-service", "shelter-capacity-service", "labour-inspection-service");

    private final Overlay overlay;

    OverlayRules(String name) {
        overlay = Overlay.of(name);
    }

    @Test
    void holds_five_applications_four_migrations_and_five_databases() {
        assertEquals(APPLICATIONS, new HashSet<>(overlay.all(Deployment.class).map(d -> d.getMetadata().getName()).toList()));
        assertEquals(4, overlay.all(Job.class).count());
        assertEquals(5, overlay.all(CustomResources.Cluster.class).count());
        assertEquals(5, overlay.all(CustomResources.ScheduledBackup.class).count());
    }

    @Test
    void every_name_is_unique_and_every_resource_is_in_the_namespace() {
        var namespace = overlay.all(Namespace.class).findFirst().orElseThrow().getMetadata();
        assertEquals("restricted", namespace.getLabels().get("pod-security.kubernetes.io/enforce"));
        var seen = new HashSet<String>();
        for (var source : overlay.sources()) {
            var id = source.path("kind").asText() + "/" + source.at("/metadata/name").asText();
            assertTrue(seen.add(id), id + " is defined twice");
            if (!source.path("kind").asText().equals("Namespace")) {
                assertEquals(namespace.getName(), source.at("/metadata/namespace").asText(), id);
            }
        }
    }

    @Test
    void every_pod_is_restricted_and_has_no_token() {
        overlay.pods().forEach((name, pod) -> {
            assertEquals(List.of(), Restricted.violations(pod), name);
            assertEquals(false, pod.getSpec().getAutomountServiceAccountToken(), name);
        });
        overlay.all(ServiceAccount.class).forEach(a -> assertEquals(false, a.getAutomountServiceAccountToken(), a.getMetadata().getName()));
    }

    @Test
    void every_container_of_ours_is_pinned_limited_and_read_only() {
        ours().forEach((name, container) -> {
            assertTrue(container.getImage().matches("[a-z0-9.-]+(/[a-z0-9._-]+)+:[A-Za-z0-9._-]+(@sha256:[0-9a-f]{64})?"), name + ": " + container.getImage());
            assertFalse(container.getImage().contains(":latest"), name);
            for (var what : List.of("cpu", "memory")) {
                assertNotNull(container.getResources().getRequests().get(what), name + " requests " + what);
                assertNotNull(container.getResources().getLimits().get(what), name + " limits " + what);
            }
            assertEquals(true, container.getSecurityContext().getReadOnlyRootFilesystem(), name);
            assertTrue(container.getVolumeMounts().stream().anyMatch(m -> m.getMountPath().equals("/tmp")), name + " has no /tmp");
        });
        overlay.all(CustomResources.Cluster.class).forEach(c -> assertTrue(c.spec().imageName().matches(".+:\\d+\\.\\d+-.+"), c.spec().imageName()));
        overlay.all(CustomResources.Keycloak.class).forEach(k -> assertTrue(k.spec().image().matches(".+:\\d+\\.\\d+\\.\\d+"), k.spec().image()));
    }

    @Test
    void every_application_is_probed_on_its_management_port() {
        overlay.all(Deployment.class).forEach(d -> {
            var container = d.getSpec().getTemplate().getSpec().getContainers().getFirst();
            var management = container.getPorts().stream().filter(p -> p.getName().equals("management")).findFirst().orElseThrow().getContainerPort();
            for (var probe : List.of(container.getLivenessProbe(), container.getReadinessProbe(), container.getStartupProbe())) {
                assertEquals(management, probe.getHttpGet().getPort().getIntVal(), d.getMetadata().getName());
            }
            // A pod that is not ready, for lack of Keycloak's keys or of master keys, gets no requests but is not killed.
            assertEquals("/q/health/ready", container.getReadinessProbe().getHttpGet().getPath(), d.getMetadata().getName());
            assertEquals("/q/health/live", container.getLivenessProbe().getHttpGet().getPath(), d.getMetadata().getName());
            assertEquals("/q/health/started", container.getStartupProbe().getHttpGet().getPath(), d.getMetadata().getName());
        });
    }

    @Test
    void selectors_match_the_pods_that_they_are_for_and_no_others() {
        var deployments = overlay.all(Deployment.class).toList();
        for (var deployment : deployments) {
            var selector = deployment.getSpec().getSelector().getMatchLabels();
            var matched = overlay.pods().entrySet().stream().filter(p -> matches(selector, p.getValue().getMetadata())).map(Map.Entry::getKey).toList();
            assertEquals(List.of(deployment.getMetadata().getName()), matched);
            assertEquals(2, deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints().size());
            deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints().forEach(s -> {
                assertTrue(matches(s.getLabelSelector().getMatchLabels(), deployment.getSpec().getTemplate().getMetadata()), "spread");
                assertEquals(List.of("app.kubernetes.io/name", "pod-template-hash"), s.getMatchLabelKeys());
            });
        }
        assertEquals(5, overlay.all(Service.class).count());
        overlay.all(Service.class).forEach(service -> {
            var behind = deployments.stream().filter(d -> matches(service.getSpec().getSelector(), d.getSpec().getTemplate().getMetadata())).toList();
            assertEquals(List.of(service.getMetadata().getName()), behind.stream().map(d -> d.getMetadata().getName()).toList());
            var open = behind.getFirst().getSpec().getTemplate().getSpec().getContainers().getFirst().getPorts();
            service.getSpec().getPorts().forEach(p -> assertTrue(open.stream().anyMatch(o -> o.getContainerPort().equals(p.getTargetPort().getIntVal())
                    || o.getName().equals(p.getTargetPort().getStrVal())), service.getMetadata().getName()));
        });
    }

    @Test
    void every_application_is_scaled_and_kept_from_disruption() {
        assertEquals(APPLICATIONS, new HashSet<>(overlay.all(HorizontalPodAutoscaler.class).map(h -> h.getSpec().getScaleTargetRef().getName()).toList()));
        overlay.all(HorizontalPodAutoscaler.class).forEach(h -> assertTrue(h.getSpec().getMinReplicas() >= 2, "one is none"));
        overlay.all(Deployment.class).forEach(d -> {
            assertEquals(null, d.getSpec().getReplicas(), "only the autoscaler sets the replicas");
            assertEquals(1, overlay.all(PodDisruptionBudget.class)
                    .filter(b -> matches(b.getSpec().getSelector().getMatchLabels(), d.getSpec().getTemplate().getMetadata())).count());
        });
    }

    /// While one version replaces another, more pods run than the autoscaler starts. Each has its pool and a connection that listens.
    /// Ten more are for the operator, migrations and people.
    @Test
    void each_database_accepts_the_connections_of_all_pods_that_may_run() {
        var clusters = overlay.all(CustomResources.Cluster.class).collect(Collectors.toMap(c -> c.metadata().getName(), c -> c.spec().postgresql()));
        var checked = new HashSet<String>();
        overlay.all(HorizontalPodAutoscaler.class).forEach(h -> {
            var name = h.getSpec().getScaleTargetRef().getName();
            var database = clusters.get(name + "-database");
            if (database != null) {
                var deployment = overlay.all(Deployment.class).filter(d -> d.getMetadata().getName().equals(name)).findFirst().orElseThrow();
                var pods = h.getSpec().getMaxReplicas() + deployment.getSpec().getStrategy().getRollingUpdate().getMaxSurge().getIntVal();
                var needed = pods * (pool(name) + 1) + 10;
                var parameters = database.parameters() == null ? Map.<String, String>of() : database.parameters();
                var accepted = Integer.parseInt(parameters.getOrDefault("max_connections", "100"));
                assertTrue(accepted >= needed, name + " may need " + needed + " connections, of which the database accepts " + accepted);
                checked.add(name);
            }
        });
        assertEquals(Set.of("portal", "referral-service", "shelter-capacity-service", "labour-inspection-service"), checked);
    }

    /// The largest number of connections of a pod: of the application's own configuration, else of the kernel's.
    private static int pool(String application) {
        for (var file : List.of(application + "/src/main/resources/application.properties", "kernel/src/main/resources/META-INF/microprofile-config.properties")) {
            var properties = new Properties();
            try (var in = Files.newBufferedReader(Kustomize.ROOT.resolve(file))) {
                properties.load(in);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            var size = properties.getProperty("quarkus.datasource.reactive.max-size");
            if (size != null) {
                return Integer.parseInt(size);
            }
        }
        throw new AssertionError(application + " has no pool");
    }

    @Test
    void the_only_way_in_leads_to_the_gateway() {
        var routes = overlay.all(HTTPRoute.class).toList();
        assertEquals(1, routes.size());
        var backend = routes.getFirst().getSpec().getRules().getFirst().getBackendRefs().getFirst();
        assertEquals("gateway", backend.getName());
        assertEquals(backend.getPort(), overlay.all(Service.class).filter(s -> s.getMetadata().getName().equals("gateway")).findFirst().orElseThrow()
                .getSpec().getPorts().getFirst().getPort());
        var host = routes.getFirst().getSpec().getHostnames().getFirst();
        assertFalse(host.endsWith(".invalid"));
        overlay.all(CustomResources.Keycloak.class).forEach(k -> assertEquals("https://" + host + "/auth", k.spec().hostname().hostname()));
        ours().forEach((name, c) -> assertEquals("https://" + host + "/auth/realms/palermo", overlay.environment(c).get("PALERMO_ISSUER"), name));
    }

    @Test
    void secrets_come_by_reference_only() {
        ours().forEach((name, container) -> container.getEnv().stream().filter(e -> secret(e.getName()))
                .forEach(e -> assertNotNull(e.getValueFrom().getSecretKeyRef(), name + ": " + e.getName())));
        overlay.all(ConfigMap.class).forEach(c -> c.getData().forEach((key, value) -> {
            assertFalse(secret(key), c.getMetadata().getName() + ": " + key);
            assertFalse(value.matches(".*://[^/]*:[^/]*@.*"), c.getMetadata().getName() + ": " + key);
        }));
    }

    /// A secret or ConfigMap that nothing creates would leave the pod waiting for it.
    @Test
    void every_resource_that_a_pod_refers_to_is_created() {
        var guide = Guide.read();
        var clusters = overlay.all(CustomResources.Cluster.class).map(c -> c.metadata().getName()).toList();
        ours().forEach((name, container) -> container.getEnv().stream().filter(e -> e.getValueFrom() != null && e.getValueFrom().getSecretKeyRef() != null)
                .forEach(e -> made(guide, clusters, e.getValueFrom().getSecretKeyRef().getName(), e.getValueFrom().getSecretKeyRef().getKey())));
        overlay.pods().forEach((name, pod) -> {
            pod.getSpec().getVolumes().stream().filter(v -> v.getSecret() != null).forEach(v -> made(guide, clusters, v.getSecret().getSecretName(), null));
            var volumes = pod.getSpec().getVolumes().stream().map(v -> v.getName()).toList();
            pod.getSpec().getContainers().forEach(c -> c.getVolumeMounts().forEach(m -> assertTrue(volumes.contains(m.getName()), name + ": " + m.getName())));
            if (pod.getSpec().getServiceAccountName() != null) {
                assertTrue(overlay.all(ServiceAccount.class).anyMatch(a -> a.getMetadata().getName().equals(pod.getSpec().getServiceAccountName())), name);
            }
        });
        overlay.all(CustomResources.KeycloakRealmImport.class).forEach(r -> r.spec().placeholders().values()
                .forEach(p -> made(guide, clusters, p.secret().getName(), p.secret().getKey())));
        overlay.all(CustomResources.Cluster.class).filter(c -> c.spec().managed() != null).forEach(c -> c.spec().managed().roles()
                .forEach(r -> made(guide, clusters, r.passwordSecret().name(), "password")));
        overlay.all(CustomResources.ScheduledBackup.class).forEach(b -> assertTrue(clusters.contains(b.spec().cluster().name())));
    }

    @Test
    void every_variable_that_an_application_needs_is_set_and_every_one_set_is_documented() {
        var guide = Guide.read();
        overlay.all(Deployment.class).forEach(d -> {
            var name = d.getMetadata().getName();
            var set = overlay.environment(d.getSpec().getTemplate().getSpec().getContainers().getFirst()).keySet();
            guide.needed(name).forEach(v -> assertTrue(set.contains(v), name + " lacks " + v));
            set.stream().filter(v -> !v.equals("KUBERNETES_NAMESPACE")).forEach(v -> assertTrue(guide.knows(v, name), name + ": " + v + " is not in the guide"));
        });
    }

    /// Several pods run, also while one version replaces another: a volume for one pod would keep the others from starting.
    @Test
    void files_are_on_a_volume_that_all_pods_of_the_service_write() {
        var claims = overlay.all(PersistentVolumeClaim.class).toList();
        assertEquals(Set.of("labour-inspection-service-files", "referral-service-files"),
                claims.stream().map(claim -> claim.getMetadata().getName()).collect(Collectors.toSet()));
        claims.forEach(claim -> assertEquals(List.of("ReadWriteMany"), claim.getSpec().getAccessModes()));
        for (var service : List.of("labour-inspection-service", "referral-service")) {
            var pod = overlay.pods().get(service).getSpec();
            var volume = pod.getVolumes().stream().filter(v -> v.getPersistentVolumeClaim() != null).findFirst().orElseThrow();
            assertEquals(service + "-files", volume.getPersistentVolumeClaim().getClaimName());
            var mount = pod.getContainers().getFirst().getVolumeMounts().stream().filter(m -> m.getName().equals(volume.getName())).findFirst().orElseThrow();
            assertEquals(mount.getMountPath(), overlay.environment(pod.getContainers().getFirst()).get("PALERMO_FILES_DIRECTORY"));
            assertTrue(!Boolean.TRUE.equals(mount.getReadOnly()), "the service writes");
        }
    }

    /// Secrets are mounted for root and for the pod's group, but the images run as another user.
    @Test
    void every_pod_of_ours_that_mounts_a_secret_can_read_it() {
        overlay.pods().entrySet().stream().filter(pod -> !pod.getKey().equals("keycloak"))
                .filter(pod -> pod.getValue().getSpec().getVolumes().stream().anyMatch(volume -> volume.getSecret() != null))
                .forEach(pod -> assertEquals(1001L, pod.getValue().getSpec().getSecurityContext().getFsGroup(), pod.getKey()));
    }

    /// On a busy node, a JVM took 112 seconds.
    @Test
    void every_application_has_five_minutes_to_start() {
        overlay.all(Deployment.class).forEach(d -> {
            var probe = d.getSpec().getTemplate().getSpec().getContainers().getFirst().getStartupProbe();
            assertTrue(probe.getFailureThreshold() * probe.getPeriodSeconds() >= 300, d.getMetadata().getName());
        });
    }

    /// Otherwise `kubectl rollout status` says that a first deployment has failed while it is still waiting for its migrations.
    @Test
    void every_application_may_wait_for_its_migrations() {
        var longest = overlay.all(Job.class).mapToLong(job -> job.getSpec().getActiveDeadlineSeconds()).max().orElseThrow();
        overlay.all(Deployment.class).forEach(d -> {
            var probe = d.getSpec().getTemplate().getSpec().getContainers().getFirst().getStartupProbe();
            var start = probe.getInitialDelaySeconds() + probe.getFailureThreshold() * probe.getPeriodSeconds();
            assertTrue(d.getSpec().getProgressDeadlineSeconds() >= longest + start, d.getMetadata().getName());
        });
    }

    @Test
    void migrations_are_given_the_secrets_of_their_database_and_no_others() {
        overlay.all(Job.class).forEach(job -> {
            var name = job.getMetadata().getName().replace("-migration", "");
            var pod = job.getSpec().getTemplate().getSpec();
            var fromEnvironment = pod.getContainers().getFirst().getEnv().stream().filter(e -> e.getValueFrom() != null && e.getValueFrom().getSecretKeyRef() != null)
                    .map(e -> e.getValueFrom().getSecretKeyRef().getName());
            var mounted = pod.getVolumes().stream().filter(v -> v.getSecret() != null).map(v -> v.getSecret().getSecretName());
            Stream.concat(fromEnvironment, mounted).forEach(secret -> assertTrue(secret.startsWith(name + "-database-"), job.getMetadata().getName() + " is given " + secret));
        });
    }

    /// Without one of these settings a migration succeeds without having done anything.
    @Test
    void migrations_run_as_the_owner_in_the_image_of_the_release_and_end() {
        overlay.all(Job.class).forEach(job -> {
            var container = job.getSpec().getTemplate().getSpec().getContainers().getFirst();
            var set = overlay.environment(container);
            assertTrue(set.keySet().containsAll(Set.of("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_FLYWAY_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME")), set.keySet().toString());
            assertEquals("true", set.get("QUARKUS_INIT_AND_EXIT"));
            assertEquals("true", set.get("QUARKUS_FLYWAY_MIGRATE_AT_START"));
            var owner = container.getEnv().stream().filter(e -> e.getName().equals("QUARKUS_FLYWAY_USERNAME")).findFirst().orElseThrow();
            assertTrue(owner.getValueFrom().getSecretKeyRef().getName().endsWith("-database-app"));
            var application = job.getMetadata().getName().replace("-migration", "");
            var serving = overlay.all(Deployment.class).filter(d -> d.getMetadata().getName().equals(application)).findFirst().orElseThrow();
            assertEquals(serving.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage(), container.getImage());
            assertFalse(overlay.environment(serving.getSpec().getTemplate().getSpec().getContainers().getFirst()).keySet().stream()
                    .anyMatch(v -> v.startsWith("QUARKUS_FLYWAY") || v.equals("QUARKUS_DATASOURCE_JDBC_URL")), application + " could migrate");
        });
    }

    private void made(Guide guide, List<String> clusters, String secret, String key) {
        var byOperator = clusters.stream().anyMatch(c -> secret.equals(c + "-app") || secret.equals(c + "-ca"));
        assertTrue(byOperator || guide.names(secret, key), secret + "/" + key + ": no operator makes it, and the guide does not say to");
    }

    private Map<String, Container> ours() {
        var ours = new java.util.TreeMap<String, Container>();
        overlay.pods().forEach((name, pod) -> pod.getSpec().getContainers().stream().filter(c -> !c.getName().equals("keycloak")).forEach(c -> ours.put(name, c)));
        assertEquals(9, ours.size());
        return ours;
    }

    private static boolean secret(String variable) {
        return variable.matches(".*(PASSWORD|SECRET|TOKEN|_KEY)$");
    }

    private static boolean matches(Map<String, String> selector, io.fabric8.kubernetes.api.model.ObjectMeta pod) {
        return pod != null && pod.getLabels() != null && !selector.isEmpty() && pod.getLabels().entrySet().containsAll(selector.entrySet());
    }
}
