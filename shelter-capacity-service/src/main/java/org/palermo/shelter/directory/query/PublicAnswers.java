package org.palermo.shelter.directory.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.etag.Digests;
import org.palermo.kernel.etag.PublicAnswer;
import org.palermo.shelter.directory.hsds.HsdsVersion;

/// Answers that anybody may cache for a minute and then revalidate.
@ApplicationScoped
class PublicAnswers {
    private static final String REALM = "/auth/realms/";
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final ObjectMapper json;
    private final String origin;

    PublicAnswers(ObjectMapper json, @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        this.json = json;
        this.origin = issuer.contains(REALM) ? issuer.substring(0, issuer.indexOf(REALM)) : issuer;
    }

    ObjectNode about(HsdsVersion version) {
        return json.createObjectNode()
                .put("version", version.number())
                .put("profile", "https://docs.openreferral.org/en/" + version.number() + (version == HsdsVersion.V3_1 ? "-dev/" : "/"))
                .put("openapi_url", origin + "/openapi");
    }

    /// @param body JSON
    RestResponse<String> of(String body) {
        return PublicAnswer.of(body, "\"" + Digests.of(body) + "\"", KEPT);
    }
}
