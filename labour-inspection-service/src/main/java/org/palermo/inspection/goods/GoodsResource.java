package org.palermo.inspection.goods;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.access.Body.UNREGISTERED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.paging.Page;

@Tag(name = "Goods", description = "The published list of goods that are known to be produced with child or forced labour.")
@Path("/api/inspection/v1/goods")
@Authenticated
class GoodsResource {
    private final Goods goods;

    GoodsResource(Goods goods) {
        this.goods = goods;
    }

    /// @param good words of the name of a good
    @GET
    @Operation(operationId = "listGoods", summary = "List goods that are known to be produced with child or forced labour",
            description = "Filter by country and by a part of the good's name (`good`).")
    @Allowed(roles = EVERY_ROLE, scope = "the published list", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<ListedGood>> find(@RestQuery @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery @Size(max = 100) String good) {
        return Uni.createFrom().item(new Page<>(goods.find(country, good), null));
    }
}
