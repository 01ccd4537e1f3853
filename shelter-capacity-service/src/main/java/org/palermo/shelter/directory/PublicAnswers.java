package org.palermo.shelter.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/// Answers that anybody may keep for a minute, and after it ask whether they still hold.
@ApplicationScoped
class PublicAnswers {
    private static final String REALM = "/auth/realms/";
    private static final String KEPT = "public, max-age=60";

    private final ObjectMapper json;
    private final String origin;

    PublicAnswers(ObjectMapper json, @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        this.json = json;
        this.origin = issuer.contains(REALM) ? issuer.substring(0, issuer.indexOf(REALM)) : issuer;
    }

    ObjectNode about(HsdsVersion version) {
        return json.createObjectNode()
                .put("version", version.number)
                .put("profile", "https://docs.openreferral.org/en/" + version.number + (version == HsdsVersion.V3_1 ? "-dev/" : "/"))
                .put("openapi_url", origin + "/openapi");
    }

    /// @param known the `If-None-Match` header, or null
    RestResponse<String> of(ObjectNode entity, String known) {
        String body = entity.toString();
        String tag = "\"" + Digests.of(body) + "\"";
        boolean same = known != null && Arrays.stream(known.split(",")).map(String::strip).anyMatch(t -> t.equals("*") || t.equals(tag) || t.equals("W/" + tag));
        RestResponse.ResponseBuilder<String> answer = same
                ? RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : RestResponse.ResponseBuilder.ok(body);
        return answer.header("ETag", tag).header("Cache-Control", KEPT).build();
    }
}
