package org.palermo.portal.gateway.referral;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.portal.gateway.PageHeaders;
import org.palermo.portal.gateway.ProblemAnswer;
import org.palermo.portal.gateway.Purposes;

@RegisterRestClient(configKey = "gateway")
@RegisterClientHeaders(PageHeaders.class)
@Path("/api/nrm/v1/referrals")
interface ReferralClient {
    @POST
    @ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.IDENTIFICATION)
    Uni<ReferralReceipt> refer(@RestHeader("Authorization") String bearer, @RestHeader("Idempotency-Key") String key, ReferPerson referral);

    /// Keeps the problem type, so that the page can tell the reader what to do.
    @ClientExceptionMapper
    static RuntimeException problem(Response answer) {
        return ProblemAnswer.of(answer);
    }
}
