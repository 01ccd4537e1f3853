package org.palermo.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.palermo.local.Failure;

/// Authentication flows. Keycloak has no call that sets a flow as a whole, so a flow that differs from the file is emptied
/// and built again, step by step.
final class RealmFlows {

    private final AdminApi api;
    private final Map<String, JsonNode> configs;

    /// @param configs the file's settings of steps, which a step names by their alias
    RealmFlows(AdminApi api, JsonNode configs) {
        this.api = api;
        this.configs = RealmSync.byName(configs, "alias");
    }

    /// One step as it is compared and built: its level shows which flow it belongs to.
    ///
    /// @param config null for a step without settings of its own
    private record Step(int level, String what, String requirement, JsonNode config) {}

    void sync(JsonNode flows) throws IOException, InterruptedException {
        var wanted = RealmSync.byName(flows, "alias");
        var present = RealmSync.byName(api.get("/authentication/flows"), "alias");
        for (var flow : flows) {
            if (flow.get("topLevel").asBoolean()) {
                sync(flow, wanted, present.containsKey(flow.get("alias").asText()));
            }
        }
    }

    private void sync(JsonNode flow, Map<String, JsonNode> wanted, boolean exists) throws IOException, InterruptedException {
        var alias = flow.get("alias").asText();
        if (!exists) {
            var empty = ((ObjectNode) flow.deepCopy());
            empty.remove("authenticationExecutions");
            api.post("/authentication/flows", empty);
        }
        var steps = new ArrayList<Step>();
        collect(flow, wanted, 0, steps);
        if (steps.equals(presentSteps(alias))) {
            return;
        }
        for (var step : api.get(executions(alias))) {
            if (step.get("level").asInt() == 0) {
                api.delete("/authentication/executions/" + step.get("id").asText(), null);
            }
        }
        build(flow, wanted);
        require(alias, steps);
    }

    private void collect(JsonNode flow, Map<String, JsonNode> wanted, int level, List<Step> steps) {
        for (var execution : flow.get("authenticationExecutions")) {
            var child = execution.path("flowAlias").asText(null);
            var what = child == null ? execution.get("authenticator").asText() : child;
            steps.add(new Step(level, what, execution.get("requirement").asText(), config(execution)));
            if (child != null) {
                collect(wanted.get(child), wanted, level + 1, steps);
            }
        }
    }

    private JsonNode config(JsonNode execution) {
        var alias = execution.path("authenticatorConfig").asText(null);
        if (alias == null) {
            return null;
        }
        if (!configs.containsKey(alias)) {
            throw new IllegalArgumentException("the realm file has no authenticatorConfig " + alias);
        }
        return configs.get(alias).get("config");
    }

    private List<Step> presentSteps(String alias) throws IOException, InterruptedException {
        var steps = new ArrayList<Step>();
        for (var step : api.get(executions(alias))) {
            var id = step.path("authenticationConfig").asText(null);
            var config = id == null ? null : api.get("/authentication/config/" + id).get("config");
            steps.add(new Step(step.get("level").asInt(), nameOf(step), step.get("requirement").asText(), config));
        }
        return steps;
    }

    private void build(JsonNode flow, Map<String, JsonNode> wanted) throws IOException, InterruptedException {
        var path = executions(flow.get("alias").asText());
        for (var execution : flow.get("authenticationExecutions")) {
            var step = RealmFile.JSON.createObjectNode();
            var child = execution.path("flowAlias").asText(null);
            if (child == null) {
                api.post(path + "/execution", step.put("provider", execution.get("authenticator").asText()));
                continue;
            }
            var description = wanted.get(child).path("description").asText();
            api.post(path + "/flow", step.put("alias", child).put("type", "basic-flow").put("description", description));
            build(wanted.get(child), wanted);
        }
    }

    /// A new step is DISABLED until its requirement is set. Keycloak lists steps in the order of the file, each flow before its own
    /// steps; the same authenticator may be in several of them, with another requirement in each.
    private void require(String alias, List<Step> steps) throws IOException, InterruptedException {
        var present = api.get(executions(alias));
        for (var i = 0; i < steps.size(); i++) {
            var step = present.get(i);
            if (step == null || !nameOf(step).equals(steps.get(i).what())) {
                throw new Failure("Keycloak built the flow \"%s\" in another order than the realm file.".formatted(alias));
            }
            api.put(executions(alias), ((ObjectNode) step.deepCopy()).put("requirement", steps.get(i).requirement()));
            if (steps.get(i).config() != null) {
                configure(step.get("id").asText(), steps.get(i).config());
            }
        }
    }

    /// The settings get the id of the step as their name, because two settings of a realm can't have the same.
    private void configure(String execution, JsonNode config) throws IOException, InterruptedException {
        var settings = RealmFile.JSON.createObjectNode().put("alias", execution);
        api.post("/authentication/executions/" + execution + "/config", settings.set("config", config));
    }

    private static String nameOf(JsonNode step) {
        return step.path("authenticationFlow").asBoolean() ? step.get("displayName").asText() : step.get("providerId").asText();
    }

    private static String executions(String alias) {
        return "/authentication/flows/" + AdminApi.encode(alias) + "/executions";
    }
}
