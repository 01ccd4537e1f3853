package org.palermo.inspection.goods;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.access.Body.UNREGISTERED;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LimitedBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Goods", description = "The published list of goods that are known to be produced with child or forced labour.")
@Path("/api/inspection/v1/goods")
@Authenticated
class GoodsResource {
    private static final long MOST = 2L * 1024 * 1024;

    private final GoodsEditions editions;
    private final GoodsXml reader;
    private final CurrentActor actor;
    private final CurrentBody current;
    private final Instance<GoodsListener> following;

    GoodsResource(GoodsEditions editions, GoodsXml reader, CurrentActor actor, CurrentBody current,
            @Any Instance<GoodsListener> following) {
        this.editions = editions;
        this.reader = reader;
        this.actor = actor;
        this.current = current;
        this.following = following;
    }

    /// @param good words of the name of a good
    /// @param edition the name of an edition; without it, the latest
    @GET
    @Operation(operationId = "listGoods", summary = "List goods that are known to be produced with child or forced labour",
            description = "Filter by country and by a part of the good's name (`good`). `edition` chooses an earlier edition.")
    @Allowed(roles = EVERY_ROLE, scope = "the published list", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<ListedGood>> find(@RestQuery @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery @Size(max = 100) String good,
            @RestQuery @Size(max = 60) @PlainText String edition) {
        return editions.find(actor.get(), edition, country, good).map(found -> new Page<>(found, null));
    }

    @GET
    @Path("/editions")
    @Operation(operationId = "listGoodsEditions", summary = "List the editions of the list of goods, latest first",
            description = "The latest edition is in use. The edition that comes with the service is the oldest.")
    @Allowed(roles = EVERY_ROLE, scope = "the published list", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<GoodsEdition>> editions() {
        return editions.all(actor.get()).map(all -> new Page<>(all, null));
    }

    /// @param edition what people call the edition, such as 2024
    /// @param publishedOn the day of publication
    /// @param source who published it, and where
    @POST
    @Path("/imports")
    @Consumes("application/xml")
    @ResponseStatus(201)
    @Operation(operationId = "importGoods", summary = "Load an edition of the list of goods, XML as published",
            description = "The XML of the US Department of Labor. The service loads the whole file or nothing: an unknown name of a "
                    + "country is refused (400). Earlier editions do not change. An edition of the same name, or the same file, gets 409.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "adds an edition")
    public Uni<GoodsEdition> load(@RestQuery @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 .-]{0,59}") String edition,
            @RestQuery @NotNull LocalDate publishedOn, @RestQuery @NotNull @Size(min = 1, max = 300) @PlainText String source,
                    @NotNull InputStream body) {
        Actor by = actor.get();
        return current.get().work(() -> Loaded.of(reader, body)).flatMap(file -> editions.add(by, edition, publishedOn, source,
                file.sha256(), file.goods())).invoke(() -> following.forEach(GoodsListener::loaded));
    }

    private record Loaded(String sha256, List<ListedGood> goods) {
        static Loaded of(GoodsXml reader, InputStream body) throws IOException, NoSuchAlgorithmException {
            byte[] file = new LimitedBody(body, MOST).readAllBytes();
            return new Loaded(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)),
                    reader.read(new ByteArrayInputStream(file)));
        }
    }
}
