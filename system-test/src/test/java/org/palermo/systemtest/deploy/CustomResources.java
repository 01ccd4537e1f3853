package org.palermo.systemtest.deploy;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecretKeySelector;

/// The fields of other projects' resources that we use, according to their definitions (CloudNativePG 1.28, its Barman
/// plugin, Keycloak's operator 26.7, the Prometheus operator). A field that is not here has not been looked up.
final class CustomResources {
    private CustomResources() {}

    record Cluster(String apiVersion, String kind, ObjectMeta metadata, @JsonProperty(required = true) ClusterSpec spec) {}

    record ClusterSpec(
            @JsonProperty(required = true) String imageName,
            @JsonProperty(required = true) int instances,
            boolean enableSuperuserAccess,
            @JsonProperty(required = true) Bootstrap bootstrap,
            Managed managed,
            PostgreSql postgresql,
            @JsonProperty(required = true) Storage storage,
            Storage walStorage,
            @JsonProperty(required = true) ResourceRequirements resources,
            Affinity affinity,
            @JsonProperty(required = true) List<Plugin> plugins) {}

    record Bootstrap(@JsonProperty(required = true) InitDb initdb) {}

    record InitDb(
            @JsonProperty(required = true) String database,
            @JsonProperty(required = true) String owner,
            boolean dataChecksums,
            String encoding,
            List<String> postInitApplicationSQL) {}

    record Managed(List<ManagedRole> roles) {}

    record ManagedRole(@JsonProperty(required = true) String name, String ensure, boolean login, @JsonProperty(required = true) Named passwordSecret) {}

    record Named(@JsonProperty(required = true) String name) {}

    @SuppressWarnings("java:S6218")
    record PostgreSql(List<String> pg_hba, Map<String, String> parameters, Synchronous synchronous) {}

    record Synchronous(@JsonProperty(required = true) String method, @JsonProperty(required = true) int number) {}

    record Storage(@JsonProperty(required = true) String size) {}

    record Affinity(boolean enablePodAntiAffinity, String podAntiAffinityType, String topologyKey) {}

    record Plugin(@JsonProperty(required = true) String name, boolean isWALArchiver, Map<String, String> parameters) {}

    record ScheduledBackup(String apiVersion, String kind, ObjectMeta metadata, @JsonProperty(required = true) Schedule spec) {}

    record Schedule(
            @JsonProperty(required = true) String schedule,
            boolean immediate,
            String backupOwnerReference,
            @JsonProperty(required = true) Named cluster,
            @JsonProperty(required = true) String method,
            Named pluginConfiguration) {}

    record ObjectStore(String apiVersion, String kind, ObjectMeta metadata, @JsonProperty(required = true) ObjectStoreSpec spec) {}

    record ObjectStoreSpec(String retentionPolicy, @JsonProperty(required = true) Barman configuration) {}

    record Barman(
            @JsonProperty(required = true) String destinationPath,
            String endpointURL,
            S3 s3Credentials,
            Compression wal,
            Compression data) {}

    record S3(SecretKeySelector accessKeyId, SecretKeySelector secretAccessKey) {}

    record Compression(String compression) {}

    record Keycloak(String apiVersion, String kind, ObjectMeta metadata, @JsonProperty(required = true) KeycloakSpec spec) {}

    record KeycloakSpec(
            @JsonProperty(required = true) int instances,
            @JsonProperty(required = true) String image,
            boolean startOptimized,
            boolean automountServiceAccountToken,
            Http http,
            @JsonProperty(required = true) Hostname hostname,
            Proxy proxy,
            Enabled ingress,
            Enabled networkPolicy,
            @JsonProperty(required = true) KeycloakDatabase db,
            List<Option> additionalOptions,
            List<Option> env,
            @JsonProperty(required = true) ResourceRequirements resources,
            Unsupported unsupported) {}

    record Http(boolean httpEnabled) {}

    record Hostname(@JsonProperty(required = true) String hostname, boolean backchannelDynamic) {}

    record Proxy(String headers) {}

    record Enabled(@JsonProperty(required = true) boolean enabled) {}

    record KeycloakDatabase(
            @JsonProperty(required = true) String vendor,
            @JsonProperty(required = true) String host,
            int port,
            @JsonProperty(required = true) String database,
            int poolMaxSize,
            @JsonProperty(required = true) SecretKeySelector usernameSecret,
            @JsonProperty(required = true) SecretKeySelector passwordSecret) {}

    record Option(@JsonProperty(required = true) String name, String value, SecretKeySelector secret) {}

    record Unsupported(PodTemplateSpec podTemplate) {}

    record KeycloakRealmImport(String apiVersion, String kind, ObjectMeta metadata, @JsonProperty(required = true) RealmImportSpec spec) {}

    record RealmImportSpec(
            @JsonProperty(required = true) String keycloakCRName,
            ResourceRequirements resources,
            Map<String, Placeholder> placeholders,
            @JsonProperty(required = true) JsonNode realm) {}

    record Placeholder(@JsonProperty(required = true) SecretKeySelector secret) {}

    record PodMonitor(String apiVersion, String kind, ObjectMeta metadata, @JsonProperty(required = true) PodMonitorSpec spec) {}

    record PodMonitorSpec(@JsonProperty(required = true) LabelSelector selector, @JsonProperty(required = true) List<Endpoint> podMetricsEndpoints) {}

    record Endpoint(@JsonProperty(required = true) String port, String path, String interval) {}
}
