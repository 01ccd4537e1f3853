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
    /// The taxonomy by which the directory classifies the services of the mechanism. Its id is the same in every installation.
    private static final String CATEGORIES = "a4c72278-2d10-3469-b938-d70a297969f6";
    private static final int SERVICES = 100;

    private final PublicAnswers forAll;
    private final MechanismClient mechanism;
    private final CasesClient cases;
    private final ShelterClient shelter;
    private final InspectionClient inspection;
    private final DirectoryClient directory;
    private final FiguresClient figures;
    private volatile Countries held = new Countries(List.of());

    PortalGateway(PublicAnswers forAll, @RestClient MechanismClient mechanism, @RestClient CasesClient cases,
            @RestClient ShelterClient shelter, @RestClient InspectionClient inspection, @RestClient DirectoryClient directory,
            @RestClient FiguresClient figures) {
        this.forAll = forAll;
        this.mechanism = mechanism;
        this.cases = cases;
        this.shelter = shelter;
        this.inspection = inspection;
        this.directory = directory;
        this.figures = figures;
    }

    public Uni<Answer<Countries>> countries() {
        return forAll.countries().invoke(answer -> held = answer.isFound() ? answer.value() : held);
    }

    /// The countries; those that were read last when there is no answer.
    public Uni<Countries> known() {
        return countries().map(_ -> held);
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

    /// @param country one of [#countries]
    public Uni<Answer<MechanismStatus>> status(String country) {
        return forAll.status(country);
    }

    /// The status at the beginning of days.
    ///
    /// @param step `DAYS`, `WEEKS` or `MONTHS`
    public Uni<Answer<MechanismSeries>> series(String country, LocalDate from, LocalDate until, String step) {
        return ask("status over time", () -> mechanism.series(country, from.toString(), until.toString(), step));
    }

    /// Waits longer than the others, while quarters are counted that nobody has asked for before.
    ///
    /// @param quarters how many, the latest included
    public Uni<Answer<AccessDifficulties>> difficulties(SecurityIdentity person, String country, int quarters) {
        return Calls.ask("access difficulties", () -> figures.difficulties(Calls.bearer(person), country, quarters));
    }

    /// The latest published quarters. They are read again if the one that is wanted is not among those that are kept: it may have been
    /// published just now.
    ///
    /// @param country one of [#countries]
    /// @param wanted a quarter, or null
    public Uni<Answer<ReleaseList>> releases(String country, String wanted) {
        return forAll.releases(country).chain(kept -> wanted == null || !kept.isFound() || kept.value().has(wanted)
                ? Uni.createFrom().item(kept)
                : ask("published statistics", () -> mechanism.releases(country, PublicAnswers.RELEASES)));
    }

    /// @param country one of [#countries]
    /// @param quarter one of the [#releases]
    public Uni<Answer<Statistics>> statistics(String country, String quarter) {
        return forAll.statistics(country, quarter);
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

    /// Sends a complaint from the public page, in nobody's name. The gateway takes only some from each address.
    public Uni<Answer<ComplaintReceipt>> complain(Complaint complaint) {
        return ask("complaint", () -> inspection.complain(complaint));
    }

    /// Sends a tip from the public page, in nobody's name. The gateway takes only some from each address.
    public Uni<Answer<TipReceipt>> tell(Tip tip) {
        return ask("tip", () -> inspection.tell(tip));
    }

    /// Public.
    ///
    /// @param language of the texts, BCP 47
    public Uni<Answer<PublishedOrders>> publishedOrders(String osId, String language) {
        return ask("published orders", () -> inspection.published(osId, language));
    }

    /// The services of the mechanism in the public directory, by pages that are counted from 1.
    public Uni<Answer<DirectoryPage>> directory(int page) {
        return ask("public directory", () -> directory.services(CATEGORIES, true, SERVICES, page));
    }

    static <T> Uni<Answer<T>> ask(String what, Supplier<Uni<? extends T>> call) {
        return Calls.ask(what, () -> Uni.createFrom().<T>deferred(call).ifNoItem().after(PATIENCE).fail());
    }
}
