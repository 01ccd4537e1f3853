package org.palermo.systemtest.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Separate pods export the checkpoints each minute. No pod of a service holds the secret that may write to the bucket.
class AuditCheckpointsTest {
    private static final Set<String> SERVICES = Set.of("referral-service", "shelter-capacity-service", "labour-inspection-service");

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void a_checkpoint_of_each_service_is_fetched_each_minute(String name) {
        var overlay = Overlay.of(name);
        var jobs = overlay.all(CronJob.class).toList();
        assertEquals(SERVICES, jobs.stream().map(job -> value(container(job), "SERVICE")).collect(Collectors.toSet()));
        for (CronJob job : jobs) {
            assertEquals("* * * * *", job.getSpec().getSchedule());
            var service = value(container(job), "SERVICE");
            var behind = overlay.all(Service.class).filter(s -> s.getMetadata().getName().equals(service)).findFirst().orElseThrow();
            var port = behind.getSpec().getPorts().stream().filter(p -> p.getName().equals("management")).findFirst().orElseThrow().getPort();
            assertEquals("http://%s:%d/q/audit/checkpoint".formatted(service, port), value(container(job), "CHECKPOINT_URL"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void checkpoint_pods_are_restricted_and_only_they_have_the_secret(String name) {
        var overlay = Overlay.of(name);
        overlay.all(CronJob.class).map(job -> job.getSpec().getJobTemplate().getSpec().getTemplate()).forEach(pod -> {
            assertEquals(List.of(), Restricted.violations(pod));
            assertEquals(false, pod.getSpec().getAutomountServiceAccountToken());
            assertEquals(true, pod.getSpec().getContainers().getFirst().getSecurityContext().getReadOnlyRootFilesystem());
        });
        var guide = Guide.read();
        for (String key : List.of("ACCESS_KEY_ID", "ACCESS_SECRET_KEY")) {
            assertTrue(guide.names("audit-checkpoints", key), "the guide does not say to make audit-checkpoints/" + key);
        }
        overlay.all(Deployment.class).map(d -> d.getSpec().getTemplate()).forEach(pod -> assertFalse(secrets(pod).contains("audit-checkpoints")));
    }

    /// An overlay can't merge values into a ConfigMap that a component generates. It must patch it.
    @Test
    void each_overlay_names_a_bucket_of_its_own() {
        assertNotEquals(bucket("staging"), bucket("production"));
    }

    private static String bucket(String name) {
        return Overlay.of(name).all(ConfigMap.class).map(settings -> settings.getData().get("BUCKET_URL")).filter(Objects::nonNull).findFirst().orElseThrow();
    }

    private static Set<String> secrets(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().stream().flatMap(c -> c.getEnv().stream())
                .filter(e -> e.getValueFrom() != null && e.getValueFrom().getSecretKeyRef() != null)
                .map(e -> e.getValueFrom().getSecretKeyRef().getName()).collect(Collectors.toSet());
    }

    private static Container container(CronJob job) {
        return job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private static String value(Container container, String variable) {
        return container.getEnv().stream().collect(Collectors.toMap(e -> e.getName(), e -> String.valueOf(e.getValue()), (a, b) -> a, java.util.TreeMap::new)).getOrDefault(variable, "");
    }
}
