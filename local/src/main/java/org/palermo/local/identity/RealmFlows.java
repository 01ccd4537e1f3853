package org.palermo.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Authentication flows. Keycloak has no call that sets a flow as a whole, so a flow that differs from the file is emptied
/// and built again, step by step.
final class RealmFlows {

    private final AdminApi api;

    RealmFlows(AdminApi api) {
        this.api = api;
    }

    /// One step as it is compared and built: its level shows which flow it belongs to.
    private record Step(int level, String what, String requirement) {}

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

    private static void collect(JsonNode flow, Map<String, JsonNode> wanted, int level, List<Step> steps) {
        for (var execution : flow.get("authenticationExecutions")) {
            var child = execution.path("flowAlias").asText(null);
            var what = child == null ? execution.get("authenticator").asText() : child;
            steps.add(new Step(level, what, execution.get("requirement").asText()));
            if (child != null) {
                collect(wanted.get(child), wanted, level + 1, steps);
            }
        }
    }

    private List<Step> presentSteps(String alias) throws IOException, InterruptedException {
        var steps = new ArrayList<Step>();
        for (var step : api.get(executions(alias))) {
            steps.add(new Step(step.get("level").asInt(), nameOf(step), step.get("requirement").asText()));
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

    /// A new step is DISABLED until its requirement is set.
    private void require(String alias, List<Step> steps) throws IOException, InterruptedException {
        var requirements = new HashMap<String, String>();
        steps.forEach(step -> requirements.put(step.what(), step.requirement()));
        for (var step : api.get(executions(alias))) {
            var changed = ((ObjectNode) step.deepCopy());
            api.put(executions(alias), changed.put("requirement", requirements.get(nameOf(step))));
        }
    }

    private static String nameOf(JsonNode step) {
        return step.path("authenticationFlow").asBoolean() ? step.get("displayName").asText() : step.get("providerId").asText();
    }

    private static String executions(String alias) {
        return "/authentication/flows/" + AdminApi.encode(alias) + "/executions";
    }
}
