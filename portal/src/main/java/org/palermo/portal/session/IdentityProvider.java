package org.palermo.portal.session;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestForm;

/// Keycloak's realm, from the inside.
@RegisterRestClient(configKey = "identity-provider")
interface IdentityProvider {

    /// New tokens for a refresh token, which is good once. A session that is over is answered with 400.
    @POST
    @Path("/protocol/openid-connect/token")
    Uni<RenewedTokens> renew(
            @RestForm("client_id") String clientId, @RestForm("client_secret") String clientSecret,
            @RestForm("grant_type") String grant, @RestForm("refresh_token") String refreshToken);

    /// Ends the session of the refresh token, at Keycloak and at every application that takes part in it.
    @POST
    @Path("/protocol/openid-connect/logout")
    Uni<Void> endSession(
            @RestForm("client_id") String clientId, @RestForm("client_secret") String clientSecret,
            @RestForm("refresh_token") String refreshToken);
}
