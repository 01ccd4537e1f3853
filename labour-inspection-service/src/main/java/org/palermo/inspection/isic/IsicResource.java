package org.palermo.inspection.isic;

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
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;

@Tag(name = "Economic activities", description = "The International Standard Industrial Classification, ISIC Rev. 4.")
@Path("/api/inspection/v1/isic")
@Authenticated
class IsicResource {
    private final Isic isic;

    IsicResource(Isic isic) {
        this.isic = isic;
    }

    /// @param level `SECTION`, `DIVISION`, `GROUP` or `CLASS`
    /// @param within only the entries directly below this code
    /// @param q a part of the title, or the beginning of the code
    @GET
    @Operation(operationId = "listIsicActivities", summary = "List the economic activities of ISIC Rev. 4",
            description = "21 sections, 88 divisions, 238 groups and 419 classes, in the order of their publication. Filter by level, by "
                    + "what they belong to (`within`), and by words of the title or the beginning of the code (`q`).")
    @Allowed(roles = EVERY_ROLE, scope = "the published list", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<IsicActivity>> find(@RestQuery String level, @RestQuery @Pattern(regexp = "[A-U]|[0-9]{2,4}") String within,
            @RestQuery @Size(max = 100) String q) {
        return Uni.createFrom().item(new Page<>(isic.find(EnumParameter.of(IsicLevel.class, "level", level), within, q), null));
    }
}
