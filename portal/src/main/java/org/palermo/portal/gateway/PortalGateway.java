package org.palermo.portal.gateway;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Calls the suite, always in the name of the reader of the page. A call that takes longer than three seconds counts as
/// unanswered.
@ApplicationScoped
public class PortalGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int RELEASES = 20;

    private final MechanismClient mechanism;
    private final CasesClient cases;
    private final ShelterClient shelter;
    private final InspectionClient inspection;
    private volatile Countries held = new Countries(List.of());

    PortalGateway(@RestClient MechanismClient mechanism, @RestClient CasesClient cases, @RestClient ShelterClient shelter,
            @RestClient InspectionClient inspection) {
        this.mechanism = mechanism;
        this.cases = cases;
        this.shelter = shelter;
        this.inspection = inspection;
    }

    public Uni<Answer<Countries>> countries() {
        return PortalGateway.<Countries>ask("countries", mechanism::countries).invoke(answer -> held = answer.isFound() ? answer.value()
                : held);
    }

    /// The countries that were read last; none before they were first read.
    public Countries lastCountries() {
        return held;
    }

    /// Uses the countries that were read last. Before they were first read, everybody counts as a child, so that a child's
    /// identity is never thrown away by mistake.
    public boolean isChild(String region, LocalDate born) {
        return held.isChild(region, born);
    }

    public Uni<Answer<MechanismStatus>> status(String country) {
        return ask("mechanism status", () -> mechanism.status(country));
    }

    /// The latest published quarters.
    public Uni<Answer<ReleaseList>> releases(String country) {
        return ask("published statistics", () -> mechanism.releases(country, RELEASES));
    }

    public Uni<Answer<Statistics>> statistics(String country, String quarter) {
        return ask("statistics", () -> mechanism.statistics(country, quarter));
    }

    /// A release of the statistics, published or not.
    public Uni<Answer<Statistics>> release(SecurityIdentity person, String id) {
        return ask("release of the statistics", () -> mechanism.release(Calls.bearer(person), id));
    }

    public Uni<Answer<CaseSummary>> cases(SecurityIdentity person, String country) {
        return ask("case summary", () -> cases.summary(Calls.bearer(person), country));
    }

    public Uni<Answer<Capacity>> capacity(SecurityIdentity person, String country) {
        return ask("shelter capacity", () -> shelter.capacity(Calls.bearer(person), country));
    }

    public Uni<Answer<FindingsSummary>> findings(SecurityIdentity person, String country) {
        return ask("findings", () -> inspection.findings(Calls.bearer(person), country));
    }

    /// Sends a complaint from the public page, in nobody's name.
    ///
    /// @param reader address of who sends it: the gateway takes only some of each
    public Uni<Answer<ComplaintReceipt>> complain(Complaint complaint, String reader) {
        return ask("complaint", () -> inspection.complain(reader, complaint));
    }

    /// Sends a tip from the public page, in nobody's name.
    ///
    /// @param reader address of who sends it: the gateway takes only some of each
    public Uni<Answer<TipReceipt>> tell(Tip tip, String reader) {
        return ask("tip", () -> inspection.tell(reader, tip));
    }

    /// Public.
    public Uni<Answer<PublishedOrders>> publishedOrders(String osId) {
        return ask("published orders", () -> inspection.published(osId));
    }

    private static <T> Uni<Answer<T>> ask(String what, Supplier<Uni<? extends T>> call) {
        return Calls.ask(what, () -> Uni.createFrom().<T>deferred(call).ifNoItem().after(PATIENCE).fail());
    }
}
