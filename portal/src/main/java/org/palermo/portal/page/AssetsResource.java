package org.palermo.portal.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/portal/assets/{version}/{name}")
class AssetsResource {
    private final Assets assets;

    AssetsResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @PermitAll
    public RestResponse<byte[]> get(String version, String name) {
        Assets.Asset asset = assets.find(version, name).orElseThrow(NotFoundException::new);
        return RestResponse.ResponseBuilder.ok(asset.content(), asset.type())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .build();
    }
}
