package org.palermo.systemtest.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/// A rendered overlay. Every resource was read strictly by the model of its kind.
record Overlay(String name, List<JsonNode> sources, List<Object> resources) {
    private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();

    static Overlay of(String name) {
        return RENDERED.computeIfAbsent(name, Overlay::render);
    }

    /// The overlay with one more component at the end of its list. `ingress` replaces `http-route`.
    static Overlay with(String name, String component) {
        return RENDERED.computeIfAbsent(name + "+" + component, any -> read(name, Kustomize.renderWith(name, component)));
    }

    private static Overlay render(String name) {
        return read(name, Kustomize.render(name));
    }

    private static Overlay read(String name, String rendered) {
        var sources = StrictYaml.documents(rendered);
        return new Overlay(name, sources, sources.stream().map(Overlay::strict).toList());
    }

    private static Object strict(JsonNode node) {
        var kind = node.path("apiVersion").asText() + "/" + node.path("kind").asText();
        var model = Kinds.ALL.get(kind);
        if (model == null) {
            throw new AssertionError(kind + " is not in the list of what may be deployed");
        }
        return StrictYaml.as(model, node);
    }

    <T> Stream<T> all(Class<T> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The pod templates that we write, by the name of their owner.
    Map<String, PodTemplateSpec> pods() {
        var pods = new LinkedHashMap<String, PodTemplateSpec>();
        all(Deployment.class).forEach(d -> pods.put(d.getMetadata().getName(), d.getSpec().getTemplate()));
        all(Job.class).forEach(j -> pods.put(j.getMetadata().getName(), j.getSpec().getTemplate()));
        all(CustomResources.Keycloak.class).forEach(k -> pods.put(k.metadata().getName(), k.spec().unsupported().podTemplate()));
        return pods;
    }

    /// The environment of a container: each value, or null if it comes from a secret or a field.
    Map<String, String> environment(Container container) {
        var environment = new LinkedHashMap<String, String>();
        container.getEnvFrom().forEach(from -> environment.putAll(configMap(from.getConfigMapRef().getName()).getData()));
        container.getEnv().forEach(e -> environment.put(e.getName(), e.getValue()));
        return environment;
    }

    private ConfigMap configMap(String name) {
        return all(ConfigMap.class).filter(c -> c.getMetadata().getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("There is no ConfigMap " + name));
    }
}
