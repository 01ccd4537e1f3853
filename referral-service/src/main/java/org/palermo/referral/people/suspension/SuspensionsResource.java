package org.palermo.referral.people.suspension;

import static org.palermo.kernel.access.Allowed.EVERYBODY;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.people.identity.PeopleConfig;

/// Each gateway fetches this list every second on the internal network; no gateway route leads here. The gateway authenticates with a
/// shared secret and not with a token, so that the list does not depend on the identity provider.
@Path("/suspensions")
@Authenticated
class SuspensionsResource {
    private static final String KEY = "X-Palermo-Suspensions-Key";

    private final SuspendedSubjects subjects;
    private final PeopleConfig config;

    SuspensionsResource(SuspendedSubjects subjects, PeopleConfig config) {
        this.subjects = subjects;
        this.config = config;
    }

    /// The complete list.
    ///
    /// @param phones subjects of whom only the secrets of phones are refused
    /// @param agencies organisations that are closed: all tokens of their people are refused
    @RegisterForReflection
    public record Suspensions(List<SuspendedSubject> subjects, List<UUID> phones, List<UUID> agencies) {}

    @GET
    @PermitAll
    @Operation(hidden = true, summary = "List the accounts whose tokens are refused; for the gateway only, by a shared secret")
    @Allowed(roles = EVERYBODY, scope = "public")
    public Uni<RestResponse<Suspensions>> listed(@RestHeader(KEY) String key) {
        if (!isOurs(key)) {
            throw Problems.notFound();
        }
        return subjects.listed()
                .flatMap(listed -> subjects.notInspecting()
                        .flatMap(phones -> subjects.closed().map(agencies -> new Suspensions(listed, phones, agencies))))
                .map(all -> RestResponse.ResponseBuilder.ok(all).header("ETag", tag(all)).build());
    }

    private static String tag(Suspensions all) {
        return "\"" + Integer.toHexString(all.hashCode()) + "-" + all.subjects()
                .size() + "-" + all.phones().size() + "-" + all.agencies().size() + "\"";
    }

    private boolean isOurs(String key) {
        return key != null && config.suspensionsKey().filter(ours -> MessageDigest.isEqual(
                ours.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8))).isPresent();
    }
}
