package org.palermo.gateway.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.palermo.gateway.route.Origin;
import org.palermo.gateway.route.Route;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// Several OpenAPI documents as one.
///
/// It contains only operations that the route table allows, and the table decides whether one needs a token: so the
/// document always agrees with what the gateway lets pass. Components of the same name and different content get the name
/// of their service in front.
final class OpenApiMerge {

    private static final List<Origin> SERVICES = List.of(Origin.REFERRAL, Origin.SHELTER, Origin.INSPECTION);
    private static final String COMPONENT = "#/components/";
    private static final String TOKEN = "accessToken";
    private static final String ISSUER = "/auth/realms/palermo/.well-known/openid-configuration";
    private static final String LICENSE = "https://www.apache.org/licenses/LICENSE-2.0";

    private final Map<Origin, JsonObject> documents;
    private final Set<String> clashes;
    private final JsonObject paths = new JsonObject(new TreeMap<>());
    private final JsonObject components = new JsonObject();
    private final Map<String, JsonObject> tags = new TreeMap<>();

    private OpenApiMerge(Map<Origin, JsonObject> documents) {
        this.documents = documents;
        this.clashes = ComponentClashes.in(documents.values());
    }

    /// @param documents of the services that have answered so far
    static JsonObject of(Map<Origin, JsonObject> documents) {
        var merge = new OpenApiMerge(documents);
        SERVICES.stream().filter(documents::containsKey).forEach(merge::add);
        return merge.document();
    }

    private JsonObject document() {
        components.put("securitySchemes", new JsonObject().put(TOKEN, new JsonObject()
                .put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT")));
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put("info", new JsonObject().put("title", "Palermo").put("version", "1").put("description", description())
                        .put("license", new JsonObject().put("name", "Apache License 2.0").put("url", LICENSE)))
                .put("servers", new JsonArray().add(new JsonObject().put("url", "/")))
                .put("tags", new JsonArray(List.copyOf(tags.values())))
                .put("paths", paths)
                .put("components", components);
    }

    private String description() {
        var absent = SERVICES.stream().filter(service -> !documents.containsKey(service)).map(OpenApiMerge::name).toList();
        return "The national referral mechanism, shelter capacity and labour inspection, as they can be called from "
                + "outside. Errors are application/problem+json (RFC 9457).\n\nSend your token with every call that needs one, as "
                + "`Authorization: Bearer`. People sign in with OpenID Connect (authorization code with PKCE, client `phone`), and "
                + "every request is made in the name of a person: there are no accounts for machines. `" + ISSUER + "` describes "
                + "the issuer. A token lasts five minutes. On the sample, `./palermo token coordinator` prints the token of an "
                + "account. `x-palermo-roles` lists the roles of which the caller of an operation needs one; an empty list is "
                + "everybody."
                + (absent.isEmpty() ? "" : " Not described at the moment, because they do not answer: "
                        + String.join(", ", absent) + ".");
    }

    private void add(Origin service) {
        var document = (JsonObject) renamed(documents.get(service), service);
        for (var path : document.getJsonObject("paths", new JsonObject()).fieldNames()) {
            addPath(path, document.getJsonObject("paths").getJsonObject(path));
        }
        var own = document.getJsonObject("components", new JsonObject());
        for (var section : own.fieldNames()) {
            if (!section.equals("securitySchemes")) {
                var merged = components.getJsonObject(section, new JsonObject());
                own.getJsonObject(section).forEach(e -> merged.put(newName(section, e.getKey(), service), e.getValue()));
                components.put(section, merged);
            }
        }
        for (var tag : document.getJsonArray("tags", new JsonArray())) {
            tags.putIfAbsent(((JsonObject) tag).getString("name"), (JsonObject) tag);
        }
    }

    private void addPath(String path, JsonObject item) {
        var shown = new JsonObject();
        var operations = 0;
        for (var field : item.fieldNames()) {
            var verb = HttpMethod.valueOf(field.toUpperCase(Locale.ROOT));
            if (!HttpMethod.values().contains(verb)) {
                shown.put(field, item.getValue(field));
                continue;
            }
            var row = Route.of(verb, path);
            if (row.isPresent()) {
                shown.put(field, secured(item.getJsonObject(field), row.get()));
                operations++;
            }
        }
        if (operations > 0) {
            paths.put(path, shown);
        }
    }

    private static JsonObject secured(JsonObject operation, Route row) {
        var security = new JsonArray();
        if (row.access() == Route.Access.AUTHENTICATED) {
            security.add(new JsonObject().put(TOKEN, new JsonArray()));
        }
        return operation.put("security", security);
    }

    /// A copy in which every reference points to the component's place in the merged document.
    private Object renamed(Object value, Origin service) {
        return switch (value) {
            case JsonObject object -> {
                var copy = new JsonObject();
                object.forEach(e -> copy.put(e.getKey(), renamed(e.getValue(), service)));
                yield copy;
            }
            case JsonArray array -> {
                var copy = new JsonArray();
                array.forEach(e -> copy.add(renamed(e, service)));
                yield copy;
            }
            case String text when text.startsWith(COMPONENT) -> renamedReference(text, service);
            case null -> null;
            default -> value;
        };
    }

    private String renamedReference(String reference, Origin service) {
        var parts = reference.substring(COMPONENT.length()).split("/", 3);
        if (parts.length < 2) {
            return reference;
        }
        var rest = parts.length == 3 ? "/" + parts[2] : "";
        return COMPONENT + parts[0] + "/" + newName(parts[0], parts[1], service) + rest;
    }

    private String newName(String section, String name, Origin service) {
        return clashes.contains(section + "/" + name) ? capital(service) + name : name;
    }

    private static String name(Origin service) {
        return switch (service) {
            case REFERRAL -> "referral-service";
            case SHELTER -> "shelter-capacity-service";
            case INSPECTION -> "labour-inspection-service";
            case PORTAL, KEYCLOAK -> throw new IllegalArgumentException("Not a service");
        };
    }

    private static String capital(Origin service) {
        return service.name().charAt(0) + service.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
