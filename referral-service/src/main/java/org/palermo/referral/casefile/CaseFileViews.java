package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.age.AgeDeterminationStore;
import org.palermo.referral.casefile.correction.CorrectionStore;
import org.palermo.referral.casefile.decision.DecisionStore;
import org.palermo.referral.casefile.decision.ProposalStore;
import org.palermo.referral.casefile.decision.ProposalView;
import org.palermo.referral.casefile.link.CaseLinkView;
import org.palermo.referral.casefile.link.LinkStore;
import org.palermo.referral.casefile.person.OpenedPerson;
import org.palermo.referral.casefile.person.Persons;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.mechanism.provider.ReferralContact;

/// Assembles the view of a case file for those who work on it, with one data key.
@ApplicationScoped
public class CaseFileViews {
    private final CaseFileStore store;
    private final DecisionStore decisionStore;
    private final ProposalStore proposals;
    private final OpenQuestions questions;
    private final Persons persons;
    private final AgeDeterminationStore ages;
    private final CorrectionStore corrections;
    private final LinkStore links;
    private final Terms terms;
    private final TransactionTime time;

    CaseFileViews(CaseFileStore store, DecisionStore decisionStore, ProposalStore proposals, OpenQuestions questions, Persons persons,
            AgeDeterminationStore ages, CorrectionStore corrections, LinkStore links, Terms terms, TransactionTime time) {
        this.store = store;
        this.decisionStore = decisionStore;
        this.proposals = proposals;
        this.questions = questions;
        this.persons = persons;
        this.ages = ages;
        this.corrections = corrections;
        this.links = links;
        this.terms = terms;
        this.time = time;
    }

    public Uni<CaseFileView> of(Actor actor, CaseFile file) {
        return of(actor, file, false);
    }

    /// The view for the person's own copy. It includes the safe contact from the referral, even if it is no longer safe.
    Uni<CaseFileView> copied(Actor actor, CaseFile file) {
        return of(actor, file, true);
    }

    private Uni<CaseFileView> of(Actor actor, CaseFile file, boolean copied) {
        return persons.key(file.id()).flatMap(key -> known(file, key, copied)
                .flatMap(person -> decisionStore.of(file.id(), key)
                        .flatMap(decisions -> beside(actor, file, key, copied)
                                .flatMap(beside -> linksFor(actor, file)
                                        .map(linked -> CaseFileView.of(file, terms.window(time.now(), file.region()).of(file.dueOn()),
                                                file.conclusiveNotBefore(terms.law(file.region())), person, decisions, beside, linked))))));
    }

    private Uni<CaseFileView.Beside> beside(Actor actor, CaseFile file, Optional<DataKey> key, boolean copied) {
        return ages.of(file.id(), key)
                .flatMap(determined -> corrections.of(file.id(), copied ? key : Optional.empty())
                        .flatMap(corrected -> store.history(file.id(), key)
                                .flatMap(history -> proposed(actor, file, key, copied)
                                        .flatMap(proposed -> questions.of(file.id(), file.region())
                                                .flatMap(open -> senderContact(file, copied).map(contact -> new CaseFileView.Beside(
                                                        determined, corrected, history, proposed, open, contact)))))));
    }

    /// Only the authority sees a decision before it is made; the person's own copy does not have it.
    ///
    /// @return null when none is shown
    private Uni<ProposalView> proposed(Actor actor, CaseFile file, Optional<DataKey> key, boolean copied) {
        return isAuthority(actor) && !copied
                ? proposals.waiting(file.id(), key).map(found -> found.orElse(null))
                : Uni.createFrom().nullItem();
    }

    /// The person's own copy says which organisation referred her; its contact is no data about her.
    private Uni<ReferralContact> senderContact(CaseFile file, boolean copied) {
        return copied ? Uni.createFrom().nullItem() : store.senderContact(file);
    }

    /// @return null when nothing is kept of the person
    private Uni<OpenedPerson> known(CaseFile file, Optional<DataKey> key, boolean copied) {
        return persons.open(file.id(), key).flatMap(person -> person == null
                ? Uni.createFrom().nullItem()
                : store.safeContactStands(file.id())
                        .flatMap(stands -> store.lacksGuardian(file.id())
                                .map(lacks -> person.recorded(stands, lacks && file.ageGroup().needsGuardian(), copied))));
    }

    /// Only the competent authority sees links. The sender and a caller with break-glass access must not learn that another organisation
    /// knows the person.
    private Uni<List<CaseLinkView>> linksFor(Actor actor, CaseFile file) {
        return isAuthority(actor) ? links.of(file.id()) : Uni.createFrom().nullItem();
    }

    private static boolean isAuthority(Actor actor) {
        return actor.has(Role.COMPETENT_AUTHORITY) && actor.request().breakGlass() == null;
    }
}
