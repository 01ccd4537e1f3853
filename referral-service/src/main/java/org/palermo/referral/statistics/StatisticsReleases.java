package org.palermo.referral.statistics;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.statistics.ComputationQueue;
import org.palermo.kernel.statistics.OffEventLoop;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.difficulty.AccessDifficulties;
import org.palermo.referral.mechanism.status.Mechanism;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.Profiles;

/// Takes the statistics of a quarter and publishes them.
@Tag(name = "Statistics", description = "The statistics of a quarter: how they are taken and published, and the published figures.")
@Path("/api/nrm/v1/statistics-releases")
@ApplicationScoped
public class StatisticsReleases {
    private static final String FIGURES = "figures of a country that the caller covers entirely, protected as for publication";
    static final String KIND = "quarterly_release";

    private final Countries countries;
    private final Profiles profiles;
    private final ReleaseStore store;
    private final ReleaseDocuments documents;
    private final CountStore counts;
    private final QuarterlyCounts quarterly;
    private final Mechanism mechanism;
    private final AccessDifficulties difficulties;
    private final ComputationQueue computationQueue;
    private final CurrentOperation operation;

    StatisticsReleases(Countries countries, Profiles profiles, ReleaseStore store, ReleaseDocuments documents, CountStore counts,
            QuarterlyCounts quarterly, Mechanism mechanism, AccessDifficulties difficulties, ComputationQueue computationQueue,
            CurrentOperation operation) {
        this.countries = countries;
        this.profiles = profiles;
        this.store = store;
        this.documents = documents;
        this.counts = counts;
        this.quarterly = quarterly;
        this.mechanism = mechanism;
        this.difficulties = difficulties;
        this.computationQueue = computationQueue;
        this.operation = operation;
    }

    /// Counts a past quarter. Only offices see it before it is published.
    ///
    /// @param key the caller's `Idempotency-Key`, or null
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "takeStatistics", summary = "Take the statistics of a quarter that is over",
            description = "They are not published yet. A quarter is taken once; to take it again, as another revision, give a reason "
                    + "(`because`). The answer is 409 if the quarter is not over, if it was already taken and you give no reason, or if a "
                    + "later quarter of the same year was already taken. A country that you do not cover entirely gets 404.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR}, scope = FIGURES)
    @Audited
    public Uni<RestResponse<ReleaseView>> take(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull TakeRelease command) {
        Actor actor = operation.caller();
        return computationQueue.inTurn(() -> taken(actor, key, command))
                .map(taken -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, taken)
                .location(URI.create("/api/nrm/v1/statistics-releases/" + taken.id())).build());
    }

    @Scoped
    Uni<ReleaseView> taken(Actor actor, String key, TakeRelease command) {
        Country country = whole(actor, command.country());
        Quarter quarter = Quarter.of("quarter", command.quarter());
        if (quarter.until(country.zone()).isAfter(operation.now())) {
            throw Problems.conflict("statistics", "not-over", "The quarter is not over.");
        }
        return operation.once(actor, key, command, ReleaseItem.class, () -> store.lock(country.code())
                        .chain(() -> store.ofYear(country.code(), quarter))
                        .flatMap(ofYear -> take(actor, country, quarter, ofYear, command.because())))
                .flatMap(taken -> view(taken.id())).map(found -> found.orElseThrow());
    }

    private Uni<ReleaseItem> take(Actor actor, Country country, Quarter quarter, List<StoredRelease> ofYear, ReleaseReason because) {
        int revision = revision(quarter, ofYear, because);
        StoredRelease release = new StoredRelease(Ids.next(), country.code(), quarter.code(), revision, because, operation.now(), null);
        return figures(actor, country, quarter, revision, ofYear)
                .call(figures -> store.add(release, figures))
                .call(figures -> documents.write(release.id(), figures))
                .call(() -> operation.record(actor, "TAKE", KIND, release.id()))
                .replaceWith(() -> ReleaseItem.of(release));
    }

    private static int revision(Quarter quarter, List<StoredRelease> ofYear, ReleaseReason because) {
        if (ofYear.stream().anyMatch(r -> r.quarter().compareTo(quarter.code()) > 0)) {
            throw Problems.conflict("statistics", "later-taken",
                    "A later quarter of the year was already taken. Take that quarter again; it includes this one.");
        }
        int taken = (int) ofYear.stream().filter(r -> r.quarter().equals(quarter.code())).count();
        if (taken > 0 && because == null) {
            throw Problems.conflict("statistics", "taken", "The quarter was already taken. Give a reason to take it again.");
        }
        if (taken == 0 && because != null) {
            throw Problems.invalid("because", "must be left out for a quarter that was not taken before");
        }
        return taken + 1;
    }

    private Uni<ReleaseFigures> figures(Actor actor, Country country, Quarter quarter, int revision, List<StoredRelease> ofYear) {
        Profile profile = profiles.of(country);
        return quarterly.take(country, profile.statistics(), quarter, revision)
                .flatMap(tables -> amounts(country, profile, quarter, ofYear)
                        .flatMap(amounts -> mechanism.status(actor, country.code(), quarter.until(country.zone()))
                        .flatMap(status -> difficulties.ofQuarter(actor, country.code(), quarter.code())
                                .flatMap(difficulty ->
                                        OffEventLoop.of(() -> new ReleaseTables(country, profile, quarter, tables, amounts, status,
                                                        difficulty)
                                                .figures())))));
    }

    /// Keeps the sums of money of an earlier release of the year; counts only the quarters that this release does not contain.
    private Uni<List<Amounts.Shown>> amounts(Country country, Profile profile, Quarter quarter, List<StoredRelease> ofYear) {
        Uni<List<Amounts.Shown>> before = ofYear.isEmpty() ? Uni.createFrom().item(List.of())
                : store.figures(ofYear.getLast().id()).map(ReleaseFigures::amounts);
        int counted = ofYear.isEmpty() ? 0 : Quarter.of("quarter", ofYear.getLast().quarter()).number();
        return before.flatMap(said -> Multi.createFrom().iterable(quarter.soFar()).filter(each -> each.number() > counted)
                .onItem().transformToUniAndConcatenate(each -> counts.amounts(country, each)
                        .flatMap(found -> OffEventLoop.of(() -> Amounts.of(profile.statistics(), each, found))))
                .collect().asList()
                .map(added -> Stream.concat(said.stream(), added.stream().flatMap(List::stream)).toList()));
    }

    /// Publishes a release to everybody. A release that was taken again before it was published can no longer be published.
    @POST
    @Path("/{id}/publication")
    @Operation(operationId = "publishStatistics", summary = "Publish a release for everybody",
            description = "It can't be undone. The answer is 409 if the release is already published, or if the quarter was taken again "
                    + "since.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR}, scope = FIGURES)
    @Audited
    public Uni<ReleaseView> publish(UUID id) {
        Actor actor = operation.caller();
        return computationQueue.inTurn(() -> publishedNow(actor, id));
    }

    @Scoped
    Uni<ReleaseView> publishedNow(Actor actor, UUID id) {
        return own(actor, id)
                .call(release -> store.lock(release.country()))
                .call(release -> store.ofYear(release.country(), Quarter.of("quarter", release.quarter()))
                        .invoke(ofYear -> requireLast(release, ofYear)))
                .call(() -> store.publish(id, operation.now()).invoke(published -> {
                    if (!published) {
                        throw Problems.conflict("statistics", "published", "The release is already published.");
                    }
                }))
                .call(() -> operation.record(actor, "PUBLISH", KIND, id))
                .chain(() -> view(id)).map(found -> found.orElseThrow());
    }

    private static void requireLast(StoredRelease release, List<StoredRelease> ofYear) {
        if (ofYear.stream().anyMatch(r -> r.quarter().equals(release.quarter()) && r.revision() > release.revision())) {
            throw Problems.conflict("statistics", "taken-again",
                    "The quarter was taken again after this release. Publish the later revision.");
        }
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getStatisticsRelease", summary = "Read a release as it is or will be published",
            description = "Until it is published, only the competent authority and the national rapporteur of the country read "
                    + "it: check it here first. A release of a country that you do not cover entirely gets 404.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR}, scope = FIGURES)
    @Audited
    public Uni<ReleaseView> get(UUID id) {
        Actor actor = operation.caller();
        return computationQueue.first(() -> read(actor, id));
    }

    @Scoped
    Uni<Optional<ReleaseView>> read(Actor actor, UUID id) {
        return own(actor, id).chain(() -> view(id))
                .call(found -> found.isPresent() ? operation.record(actor, "READ", KIND, id) : Uni.createFrom().voidItem());
    }

    @GET
    @Operation(operationId = "listStatisticsReleases", summary = "List the releases of a country, published or not, latest first",
            description = "Each revision of a quarter is a release of its own. The list has no figures. A country that you do not "
                    + "cover entirely gets 404.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR}, scope = FIGURES)
    @Audited
    @Scoped
    public Uni<Page<ReleaseItem>> page(@RestQuery @NotNull String country, @RestQuery String cursor,
            @RestQuery @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.page(whole(actor, country).code(), false, after, limit)
                .map(found -> Page.of(found.stream().map(ReleaseItem::of).toList(), limit, item -> new Cursor(item.takenAt(), item.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(ReleaseItem::id).toList()));
    }

    private Uni<StoredRelease> own(Actor actor, UUID id) {
        return store.of(id)
                .map(found -> found.filter(release -> actor.regions().contains(release.country())).orElseThrow(Problems::notFound));
    }

    private Uni<Optional<ReleaseView>> view(UUID id) {
        return store.of(id).flatMap(found -> documents.view(found.orElseThrow()));
    }

    /// An office for a part of a country does not take figures for the whole.
    private Country whole(Actor actor, String code) {
        Country country = countries.require("country", code);
        if (!actor.regions().contains(country.code())) {
            throw Problems.notFound();
        }
        return country;
    }
}
