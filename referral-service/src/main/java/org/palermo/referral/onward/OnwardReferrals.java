package org.palermo.referral.onward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.caserecord.CaseNeeds;
import org.palermo.referral.caserecord.SharingConsents;
import org.palermo.referral.mechanism.Providers;
import org.palermo.referral.profile.Profiles;

/// Refers needs and cases to other organisations, for those who work on the case, and shows the answers.
@ApplicationScoped
public class OnwardReferrals {
    static final String KIND = "onward_referral";
    static final String CASE = "case_file";

    private final VisibleCases cases;
    private final CaseNeeds needs;
    private final SharingConsents consents;
    private final SealedNeeds sealed;
    private final Providers providers;
    private final Countries countries;
    private final Profiles profiles;
    private final OnwardStore store;
    private final Idempotency idempotency;
    private final Notices notices;
    private final TransactionTime time;
    private final Audit audit;

    OnwardReferrals(VisibleCases cases, CaseNeeds needs, SharingConsents consents, SealedNeeds sealed, Providers providers, Countries countries, Profiles profiles,
            OnwardStore store, Idempotency idempotency, Notices notices, TransactionTime time, Audit audit) {
        this.cases = cases;
        this.needs = needs;
        this.consents = consents;
        this.sealed = sealed;
        this.providers = providers;
        this.countries = countries;
        this.profiles = profiles;
        this.store = store;
        this.idempotency = idempotency;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<OnwardReferralView> refer(Actor actor, UUID caseFile, String key, ReferOnward command) {
        return store.holdToRefer(caseFile)
                .chain(() -> cases.workedOn(actor, caseFile))
                .flatMap(file -> idempotency.once(actor, key, command, OnwardReferralView.class,
                        () -> refer(actor, file, command)));
    }

    private Uni<OnwardReferralView> refer(Actor actor, VisibleCase file, ReferOnward command) {
        if (!file.takesWork()) {
            throw Problems.conflict("onward-referral", "case-over", "The case is over or has no identified person.");
        }
        if ((command.kind() == OnwardKind.SERVICE_REFERRAL) != (command.need() != null)) {
            throw Problems.invalid("need", "must be a need of this case for a service referral, and must be left out for a transfer");
        }
        OnwardReferral referral = OnwardReferral.of(actor, file, command, command.kind().term(profiles.of(countries.country(file.country()).orElseThrow())), time.now());
        return requireTakes(actor, command)
                .chain(() -> store.lockCase(file.id()))
                .chain(() -> requireNew(file, command))
                .chain(() -> cases.keyToWrite(file.id()))
                .flatMap(key -> asked(file, command).call(asked -> requireShared(file, asked)).invoke(asked -> referral.asked = sealed.seal(key, referral, asked)))
                .call(() -> store.add(referral))
                .call(() -> notices.tellAgency(referral.addressee, referral.kind.notice("RECEIVED"), referral.id, referral.reference))
                .call(() -> recorded(actor, "REFER_ONWARD", referral))
                .map(asked -> OnwardReferralView.of(referral, asked, time.now()));
    }

    @Scoped
    public Uni<Page<OnwardReferralView>> page(Actor actor, UUID caseFile, Cursor after, int limit) {
        return cases.followed(actor, caseFile)
                .chain(() -> store.ofCase(caseFile, after, limit))
                .flatMap(found -> views(caseFile, found))
                .map(views -> Page.of(views, limit, view -> new Cursor(view.sentAt(), view.id())))
                .call(page -> audit.record(actor, "LIST", KIND, page.items().stream().map(OnwardReferralView::id).toList()))
                .call(() -> audit.record(actor, "READ_ONWARD", CASE, caseFile));
    }

    @Scoped
    public Uni<OnwardReferralView> get(Actor actor, UUID caseFile, UUID id) {
        return cases.followed(actor, caseFile)
                .chain(() -> store.of(caseFile, id))
                .call(referral -> recorded(actor, "READ", referral))
                .flatMap(this::view);
    }

    @Scoped
    public Uni<OnwardReferralView> withdraw(Actor actor, UUID caseFile, UUID id, String ifMatch, WithdrawOnward command) {
        return cases.followed(actor, caseFile)
                .chain(() -> store.of(caseFile, id))
                .invoke(referral -> ETags.require(ifMatch, referral.version))
                .invoke(referral -> referral.withdraw(command.reason(), actor, time.now()))
                .call(store::flush)
                .call(referral -> notices.tellAgency(referral.addressee, referral.kind.notice("WITHDRAWN"), referral.id, referral.reference))
                .call(referral -> referral.sender.equals(actor.agency()) ? Uni.createFrom().voidItem()
                        : notices.tellAgency(referral.sender, referral.kind.notice("WITHDRAWN"), referral.id, referral.reference))
                .call(referral -> recorded(actor, "WITHDRAW", referral))
                .flatMap(this::view);
    }

    /// What an organisation has sent, including cases on which it no longer works.
    @Scoped
    public Uni<Page<SentReferralView>> sent(Actor actor, Cursor after, int limit) {
        return store.from(actor.agency(), after, limit)
                .map(found -> Page.of(found.stream().map(referral -> SentReferralView.of(referral, time.now())).toList(), limit, view -> new Cursor(view.sentAt(), view.id())))
                .call(page -> audit.record(actor, "LIST_SENT", KIND, page.items().stream().map(SentReferralView::id).toList()));
    }

    private Uni<Void> requireTakes(Actor actor, ReferOnward command) {
        return providers.designationOf(command.to()).invoke(to -> {
            if (!to.mayFollowCases() || command.to().equals(actor.agency())) {
                throw Problems.invalid("to", "must be another organisation in the register that does not enforce immigration rules");
            }
        }).replaceWithVoid();
    }

    private Uni<Void> requireNew(VisibleCase file, ReferOnward command) {
        return store.waits(file.id(), command, time.now()).invoke(waits -> {
            if (waits) {
                throw Problems.conflict("onward-referral", "waits", "The same referral is already waiting for an answer.");
            }
        }).replaceWithVoid();
    }

    /// @param asked null for a transfer
    private Uni<Void> requireShared(VisibleCase file, ReferredNeed asked) {
        return asked == null ? Uni.createFrom().voidItem() : consents.isWithdrawn(file.id(), asked.category()).invoke(withdrawn -> {
            if (withdrawn) {
                throw Problems.conflict("onward-referral", "consent-withdrawn", "The person has withdrawn consent to share this.");
            }
        }).replaceWithVoid();
    }

    /// @return null for a transfer
    private Uni<ReferredNeed> asked(VisibleCase file, ReferOnward command) {
        return command.need() == null
                ? Uni.createFrom().nullItem()
                : needs.find(file.id(), command.need()).map(need -> need.map(ReferredNeed::of)
                        .orElseThrow(() -> Problems.invalid("need", "must be a need of this case for a service referral, and must be left out for a transfer")));
    }

    private Uni<OnwardReferralView> view(OnwardReferral referral) {
        return views(referral.caseFile, List.of(referral)).map(List::getFirst);
    }

    private Uni<List<OnwardReferralView>> views(UUID caseFile, List<OnwardReferral> referrals) {
        return cases.key(caseFile).map(key -> referrals.stream().map(referral -> OnwardReferralView.of(referral, sealed.open(key, referral), time.now())).toList());
    }

    /// Audits both the referral and the case, so that a search for either finds the entry.
    private Uni<Void> recorded(Actor actor, String action, OnwardReferral referral) {
        return audit.record(actor, action, KIND, referral.id).chain(() -> audit.record(actor, action + "_" + referral.kind, CASE, referral.caseFile));
    }
}
