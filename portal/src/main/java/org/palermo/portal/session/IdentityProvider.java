package org.palermo.portal.session;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestForm;

/// Keycloak's realm, at its internal address.
@RegisterRestClient(configKey = "identity-provider")
interface IdentityProvider {

    /// Exchanges a refresh token, which can be used once, for new tokens. Answers 400 when the session is over.
    @POST
    @Path("/protocol/openid-connect/token")
    Uni<RenewedTokens> renew(
            @RestForm("client_id") String clientId, @RestForm("client_secret") String clientSecret,
            @RestForm("grant_type") String grant, @RestForm("refresh_token") String refreshToken);

    /// Ends the session of the refresh token, in Keycloak and in every application that takes part in it.
    @POST
    @Path("/protocol/openid-connect/logout")
    Uni<Void> endSession(
            @RestForm("client_id") String clientId, @RestForm("client_secret") String clientSecret,
            @RestForm("refresh_token") String refreshToken);
}
